package io.github.keycloakpersonas.telemetry;

/** The kinds of what is counted, in lower case the values of tags: closed lists, so that there are few. */
public final class Counted {

    private Counted() {}

    /** What personas are stamped into. */
    public enum ClaimsIn {
        ACCESS_TOKEN,
        ID_TOKEN,
        USERINFO,
        INTROSPECTION,
        SAML_ASSERTION
    }

    /** What a token lacks because personas could not be read. */
    public enum Missing {
        PERSONAS,
        ROLES
    }

    /** Where a user's personas came from. */
    public enum CacheResult {
        HIT,
        MISS,
        /** From the database without a question to the cache: after an own write, or where the user is not cached. */
        BYPASS
    }

    /** What the titles of personas did to a token's roles. */
    public enum RolesResult {
        CHANGED,
        UNCHANGED
    }

    /** What a persona policy says. */
    public enum Decision {
        GRANT,
        DENY,
        /** A denial because there is no answer: nobody to ask it of, or personas that can't be read. */
        UNDECIDED
    }

    /** How a login came to its persona. */
    public enum Choice {
        /** The user chose it on the page. */
        CHOSEN,
        /** It is the only one. */
        ONLY,
        /** The application asked for it, or the login got stronger for it. */
        REQUESTED,
        /** The application asked for one that the user can't work as. */
        REFUSED
    }

    /** What became of a line of an import, or of a persona that its file does not have. */
    public enum LineResult {
        CREATED,
        UPDATED,
        UNCHANGED,
        REMOVED,
        FAILED
    }

    /** How an import took its lines. */
    public enum BatchResult {
        TOGETHER,
        /** Line by line, after all together had failed. */
        ONE_BY_ONE
    }

    /** How a task has ended. */
    public enum TaskResult {
        DONE,
        FAILED
    }
}
