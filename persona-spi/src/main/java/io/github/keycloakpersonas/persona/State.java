package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a persona is at an instant: always exactly one of these, in the order of a persona's life. A {@link Status} does not tell a
 * persona that can be used from one that begins later; this does.
 */
public enum State {
    PENDING(Status.PENDING),
    /** Lacks an assessment that its title requires. */
    UNASSESSED(Status.UNASSESSED),
    /** Reads active, and its validity begins later, or it is off duty. */
    SCHEDULED(Status.ACTIVE),
    /** Can be used. */
    ACTIVE(Status.ACTIVE),
    INACTIVE(Status.INACTIVE),
    SUSPENDED(Status.SUSPENDED),
    EXPIRED(Status.EXPIRED),
    REVOKED(Status.REVOKED);

    private final Status status;

    State(Status status) {
        this.status = status;
    }

    /** The status that a persona in this state reads as. */
    public Status status() {
        return status;
    }

    /** The name in a request. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name, empty if there is none. */
    public static Optional<State> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
