package io.github.keycloakpersonas.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that is stored away, or is to be.
 *
 * @param id a UUID
 * @param realmId the realm that it tells of
 * @param report the name of the report
 * @param target the name of where it goes
 * @param format how it is written
 * @param file what it is as a file
 * @param progress how far it is
 * @param createdAt when it was ordered
 * @param createdBy the id of who has ordered it
 */
public record Delivery(
        String id,
        String realmId,
        String report,
        String target,
        String format,
        StoredFile file,
        Progress progress,
        Instant createdAt,
        String createdBy) {

    /**
     * A file that was made, and does not change any more.
     *
     * @param key where it is in its target: names, separated by slashes
     * @param mediaType its media type
     * @param bytes how long it is
     * @param sha256 its hash, in hexadecimal digits
     */
    public record StoredFile(String key, String mediaType, long bytes, String sha256) {}

    /**
     * How far a delivery is.
     *
     * @param state where it is
     * @param tries how often an upload was begun
     * @param nextTryAt when the next one begins; while one runs, when it counts as interrupted; null if there will be none
     * @param lastError what the last try has failed of, as a word and a status; null if it has not
     * @param deliveredAt when it was delivered; null if it was not
     */
    public record Progress(
            DeliveryState state,
            int tries,
            @Nullable Instant nextTryAt,
            @Nullable String lastError,
            @Nullable Instant deliveredAt) {

        /** The beginning: to be uploaded at once. */
        public static Progress queued(Instant now) {
            return new Progress(DeliveryState.QUEUED, 0, now, null, null);
        }
    }
}
