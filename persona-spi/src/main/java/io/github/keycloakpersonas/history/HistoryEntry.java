package io.github.keycloakpersonas.history;

import java.time.Instant;

/**
 * A state of a persona, from an instant on until the next one. It has no values of attributes.
 *
 * @param personaId the persona's id
 * @param userId the owner's id; a text that names nobody if the owner was removed
 * @param title the name of the title
 * @param circle the circle
 * @param status the stored status, never expired
 * @param validFrom the first instant of its validity
 * @param validTill the first instant after it
 * @param at when the state began
 * @param event what has happened then
 * @param author who did it
 */
public record HistoryEntry(
        String personaId,
        String userId,
        String title,
        String circle,
        String status,
        Instant validFrom,
        Instant validTill,
        Instant at,
        Event event,
        Author author) {

    private static final String PENDING = "pending";
    private static final String WITHDRAWN = "withdrawn";
    private static final String EXPIRED = "expired";

    /** What every user id begins with that stands for a removed user. */
    public static final String ANONYMOUS = "anonymous:";

    /**
     * What has happened, in a word that says more than the event: the removal of a persona that has waited for a decision is its
     * withdrawal by the owner, or its end by time.
     */
    public String happened() {
        if (event != Event.REMOVED || !status.equals(PENDING)) {
            return event.word();
        }
        return switch (author.door()) {
            case USER, AGENT -> WITHDRAWN;
            case TASK -> EXPIRED;
            default -> event.word();
        };
    }

    /** Whether the owner was removed. */
    public boolean isAnonymous() {
        return userId.startsWith(ANONYMOUS);
    }
}
