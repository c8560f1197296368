package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret address at which programs read a user's calendar.
 *
 * @param id a UUID
 * @param userId whose calendar it is
 * @param name what its user calls it; empty for nothing
 * @param createdAt when it was made
 * @param lastUsedAt when it was used last, to the hour; null for never
 */
public record CalendarFeed(
        String id,
        String userId,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
