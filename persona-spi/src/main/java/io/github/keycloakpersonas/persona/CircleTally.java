package io.github.keycloakpersonas.persona;

/**
 * What a circle has of the personas that somebody manages there. Each number is counted no further than to one more than
 * {@link #MOST}, which stands for all that is beyond.
 *
 * @param members those that are active, switched off or suspended, and have not ended
 * @param pending those of others that wait for a decision
 * @param endingSoon those that are active and end soon
 */
public record CircleTally(long members, long pending, long endingSoon) {

    /** The highest number that is exact: what more of them takes is no help to whoever decides one by one. */
    public static final long MOST = 500;

    /** Nothing. */
    public static final CircleTally NONE = new CircleTally(0, 0, 0);
}
