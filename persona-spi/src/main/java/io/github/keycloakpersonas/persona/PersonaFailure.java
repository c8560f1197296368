package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;

/** A rule about personas that a request breaks. The message is fit for the client. */
public final class PersonaFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Violation> violations;

    private PersonaFailure(Kind kind, String message, List<Violation> violations) {
        super(message, null, false, false);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /** What kind of rule it is. */
    public enum Kind {
        /** Members of the input are at fault. */
        INVALID,
        /** The user already has a persona for that title and circle. */
        DUPLICATE,
        /** The user has as many personas as the schema permits. */
        LIMIT,
        /** The caller may not do that. */
        FORBIDDEN,
        NOT_FOUND,
        /** The persona has changed since the caller read it. */
        STALE,
        /** The state that the persona is in does not permit it. */
        CONFLICT,
        /** Others write the same user's personas right now; trying again helps. */
        BUSY
    }

    /** The faults of an input, of very many the first. */
    public static PersonaFailure invalid(List<Violation> violations) {
        List<Violation> named = Violation.named(violations);
        return new PersonaFailure(Kind.INVALID, Violation.describe(named), named);
    }

    /** The user already has a persona for that title and circle. */
    public static PersonaFailure duplicate(PersonaKey key) {
        return new PersonaFailure(
                Kind.DUPLICATE,
                "Persona with title '" + key.title() + "' and circle '" + key.circle()
                        + "' already exists for this user. Use PATCH/PUT (update) instead of POST (create) to modify it.",
                List.of());
    }

    /** The user has as many personas as permitted. */
    public static PersonaFailure limit(int limit) {
        return new PersonaFailure(
                Kind.LIMIT, "Maximum " + limit + " personas per user. Delete an existing persona first.", List.of());
    }

    /** The caller may not do that; the text says why. */
    public static PersonaFailure forbidden(String message) {
        return new PersonaFailure(Kind.FORBIDDEN, message, List.of());
    }

    /** The user is there for one login session only, and would leave personas behind that are nobody's. */
    public static PersonaFailure transientUser() {
        return forbidden("Transient users exist only as long as their login session, so they can't have personas");
    }

    /** There is no such persona. */
    public static PersonaFailure notFound() {
        return new PersonaFailure(Kind.NOT_FOUND, "Persona not found", List.of());
    }

    /** The persona has changed since the caller read it. */
    public static PersonaFailure stale() {
        return new PersonaFailure(
                Kind.STALE, "The persona has changed since it was read. Read it again, then retry.", List.of());
    }

    /** The state that the persona is in does not permit what the text says. */
    public static PersonaFailure conflict(String message) {
        return new PersonaFailure(Kind.CONFLICT, message, List.of());
    }

    /** The user's personas can't be locked in time. */
    public static PersonaFailure busy() {
        return new PersonaFailure(
                Kind.BUSY, "Other requests are changing this user's personas right now. Try again.", List.of());
    }

    /** What kind of rule was broken. */
    public Kind kind() {
        return kind;
    }

    /** The faults of single members, in the order they were found; empty for kinds other than {@code INVALID}. */
    public List<Violation> violations() {
        return violations;
    }
}
