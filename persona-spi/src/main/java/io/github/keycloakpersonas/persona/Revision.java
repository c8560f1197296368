package io.github.keycloakpersonas.persona;

import java.time.Instant;

/**
 * The version of a persona's state, and its times.
 *
 * @param createdAt when the persona was created
 * @param updatedAt when it was last changed
 * @param version counts the changes; what an ETag is made of
 */
public record Revision(Instant createdAt, Instant updatedAt, int version) {

    /** The revision after a change. Its time is always later, so that every change changes the row. */
    Revision next(Instant now) {
        return new Revision(createdAt, now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1), version + 1);
    }
}
