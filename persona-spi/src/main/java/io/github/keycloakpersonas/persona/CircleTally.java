package io.github.keycloakpersonas.persona;

/**
 * What a circle has of the personas that somebody manages there.
 *
 * @param members those that are active, switched off or suspended, and have not ended
 * @param pending those of others that wait for a decision
 * @param endingSoon those that are active and end soon
 */
public record CircleTally(long members, long pending, long endingSoon) {

    /** Nothing. */
    public static final CircleTally NONE = new CircleTally(0, 0, 0);

    /** Both together. */
    public CircleTally plus(CircleTally other) {
        return new CircleTally(members + other.members, pending + other.pending, endingSoon + other.endingSoon);
    }
}
