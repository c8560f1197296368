package io.github.keycloakpersonas.mail;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the ledger.
 *
 * @param id a UUID
 * @param kind the word of a {@link MailKind}, which a later version may have written
 * @param userId the recipient
 * @param subjects as in {@link MailOrder}
 * @param state what has become of it
 * @param progress how often and when
 */
public record MailEntry(
        String id, String kind, String userId, Map<String, String> subjects, MailState state, Progress progress) {

    public MailEntry {
        subjects = Map.copyOf(subjects);
    }

    /**
     * How far a mail is.
     *
     * @param tries how often it was tried to send it
     * @param reason the word of a {@link MailReason}; null if nothing has failed
     * @param orderedAt when it was ordered
     * @param at when it is tried next, or when it was sent, given up or skipped
     */
    public record Progress(int tries, @Nullable String reason, Instant orderedAt, Instant at) {}
}
