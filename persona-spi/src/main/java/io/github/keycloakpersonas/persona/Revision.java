package io.github.keycloakpersonas.persona;

import java.time.Instant;

/**
 * Which state of a persona this is.
 *
 * @param createdAt when the persona was created
 * @param updatedAt when it was last changed
 * @param version counts the changes; what an ETag is made of
 */
public record Revision(Instant createdAt, Instant updatedAt, int version) {

    /** The one after a change at that time; always a later time, so that every change changes the row. */
    Revision next(Instant now) {
        return new Revision(createdAt, now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1), version + 1);
    }
}
