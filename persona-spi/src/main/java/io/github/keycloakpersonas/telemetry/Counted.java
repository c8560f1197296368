package io.github.keycloakpersonas.telemetry;

/** The values of tags, written in lower case. They are closed lists, so that there are few time series. */
public final class Counted {

    private Counted() {}

    /** The tokens and answers that personas are written into. */
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
        /**
         * Read from the database without asking the cache, after a write of this session or for a user who is not
         * cached.
         */
        BYPASS
    }

    /** How the titles of personas changed the roles of a token. */
    public enum RolesResult {
        CHANGED,
        UNCHANGED
    }

    /** The result of a persona policy. */
    public enum Decision {
        GRANT,
        DENY,
        /** Denied because the policy could not be evaluated: there is no user, or the personas cannot be read. */
        UNDECIDED
    }

    /** How a persona was selected during a login. */
    public enum Choice {
        /** The user chose it on the page. */
        CHOSEN,
        /** It is the user's only active persona. */
        ONLY,
        /** The application asked for it, or the user logged in again with a stronger method for it. */
        REQUESTED,
        /** The application asked for a persona that the user must not work as. */
        REFUSED
    }

    /** The result of one line of an import, or of a persona that the file does not contain. */
    public enum LineResult {
        CREATED,
        UPDATED,
        UNCHANGED,
        REMOVED,
        FAILED
    }

    /** What became of a registration by call. */
    public enum Registered {
        CREATED,
        /** Because of faults, or because there is such an account. */
        REFUSED
    }

    /** How an assessment came out. */
    public enum Assessed {
        PASSED,
        FAILED
    }

    /** What became of a report. */
    public enum Reported {
        DONE,
        /** The client has disconnected, or the server has failed. */
        FAILED,
        /** It would have had too many rows for its format. */
        REFUSED
    }

    /** How an upload of a report has ended. */
    public enum Delivered {
        DELIVERED,
        /** It has failed and is tried again. */
        RETRIED,
        /** It was given up. */
        FAILED
    }

    /** What became of a mail that was tried, or was to be. */
    public enum Mailed {
        SENT,
        /** It was not sent, and is tried again later. */
        RETRIED,
        /** It was tried too often in vain. */
        FAILED,
        /** There was nothing to tell any more, or nobody to tell it to. */
        SKIPPED
    }

    /** How a batch of lines was imported. */
    public enum BatchResult {
        TOGETHER,
        /** Line by line, after the whole batch had failed. */
        ONE_BY_ONE
    }

    /** The result of a task. */
    public enum TaskResult {
        DONE,
        FAILED
    }
}
