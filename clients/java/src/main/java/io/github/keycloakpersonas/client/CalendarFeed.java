package io.github.keycloakpersonas.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret address of a calendar.
 *
 * @param name what its user calls it; empty for nothing
 * @param lastUsedAt to the hour; null if never
 * @param url the address itself, which only the answer to its making has; null in lists
 */
public record CalendarFeed(
        String id,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable String url) {

    /** Without the address, which is as good as a password. */
    @Override
    public String toString() {
        return "CalendarFeed[id=" + id + ", name=" + name + "]";
    }
}
