package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule about personas that a request breaks. The message is fit for the client. */
public final class PersonaFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Violation> violations;

    private final transient @Nullable Instant againAt;

    private PersonaFailure(Kind kind, String message, List<Violation> violations) {
        this(kind, message, violations, null);
    }

    private PersonaFailure(Kind kind, String message, List<Violation> violations, @Nullable Instant againAt) {
        super(message, null, false, false);
        this.kind = kind;
        this.violations = List.copyOf(violations);
        this.againAt = againAt;
    }

    /** What kind of rule it is. */
    public enum Kind {
        /** Members of the input are at fault. */
        INVALID,
        /** Answers to an assessment are at fault. */
        INVALID_ANSWERS,
        /** The user already has a persona for that title and circle. */
        DUPLICATE,
        /** The user has as many personas as the schema permits. */
        LIMIT,
        /** A rule about changes of personas does not permit that. */
        FORBIDDEN,
        /** The persona belongs to another user. */
        NOT_OWNER,
        /** The user exists only as long as the login session. */
        TRANSIENT_USER,
        /** There is no such persona. */
        NOT_FOUND,
        /** There is no such assessment, or no such result of it. */
        NO_ASSESSMENT,
        /** The persona has changed since the caller read it. */
        STALE,
        /** The state that the persona is in does not permit it. */
        CONFLICT,
        /** More than one persona has that {@code persona_id}. */
        AMBIGUOUS,
        /** Other requests write the same user's personas at the moment; trying again helps. */
        BUSY,
        /** Other requests write the same realm's settings at the moment; trying again helps. */
        BUSY_REALM
    }

    /** The faults of an input; only the first ones if there are very many. */
    public static PersonaFailure invalid(List<Violation> violations) {
        List<Violation> named = Violation.named(violations);
        return new PersonaFailure(Kind.INVALID, Violation.describe(named), named);
    }

    /** The faults of answers to an assessment. */
    public static PersonaFailure invalidAnswers(List<Violation> violations) {
        List<Violation> named = Violation.named(violations);
        return new PersonaFailure(Kind.INVALID_ANSWERS, Violation.describe(named), named);
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

    /** A rule about changes of personas does not permit what the text says. */
    public static PersonaFailure forbidden(String message) {
        return new PersonaFailure(Kind.FORBIDDEN, message, List.of());
    }

    /** The user exists only as long as one login session, and would leave personas without an owner. */
    public static PersonaFailure transientUser() {
        return new PersonaFailure(
                Kind.TRANSIENT_USER,
                "Transient users exist only as long as their login session, so they can't have personas",
                List.of());
    }

    /** The persona belongs to another user. */
    public static PersonaFailure notOwner() {
        return new PersonaFailure(Kind.NOT_OWNER, "Persona does not belong to authenticated user", List.of());
    }

    /** There is no such persona. */
    public static PersonaFailure notFound() {
        return new PersonaFailure(Kind.NOT_FOUND, "Persona not found", List.of());
    }

    /** There is no such assessment, or no such result of it. */
    public static PersonaFailure noAssessment(String what) {
        return new PersonaFailure(Kind.NO_ASSESSMENT, what, List.of());
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

    /**
     * No attempt at an assessment is left.
     *
     * @param againAt when there is one again; null for never
     */
    public static PersonaFailure noAttempt(@Nullable Instant againAt) {
        String message = againAt == null
                ? "No attempt is left. An administrator can give one back."
                : "The assessment can be taken again at " + againAt + ".";
        return new PersonaFailure(Kind.CONFLICT, message, List.of(), againAt);
    }

    /** More than one persona has that {@code persona_id}. */
    public static PersonaFailure ambiguous() {
        return new PersonaFailure(
                Kind.AMBIGUOUS,
                "More than one persona has that persona_id. Name the one you mean by its id.",
                List.of());
    }

    /** The user's personas could not be locked in time. */
    public static PersonaFailure busy() {
        return busy(Kind.BUSY, "this user's personas");
    }

    /** Other requests are writing the settings of the same realm. */
    public static PersonaFailure busyRealm() {
        return busy(Kind.BUSY_REALM, "this realm");
    }

    private static PersonaFailure busy(Kind kind, String what) {
        return new PersonaFailure(kind, "Other requests are changing " + what + " right now. Try again.", List.of());
    }

    /** What kind of rule was broken. */
    public Kind kind() {
        return kind;
    }

    /** When the same would be possible; empty where that is not known or never. */
    public Optional<Instant> againAt() {
        return Optional.ofNullable(againAt);
    }

    /** The faults of single members, in the order they were found; empty for kinds other than the invalid ones. */
    public List<Violation> violations() {
        return violations;
    }
}
