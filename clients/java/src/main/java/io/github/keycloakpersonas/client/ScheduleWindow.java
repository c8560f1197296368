package io.github.keycloakpersonas.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window of a schedule, open once or again and again. Times are those of the clock on the wall, such as {@code 2026-11-30T08:00:00}.
 *
 * @param start when it opens first
 * @param end when it closes after that
 * @param timeZone the name of a time zone of IANA, such as {@code Europe/Berlin}
 * @param rrule the recurrence rule of RFC 5545; null for a window that opens once
 * @param exdate openings that are left out; null for none
 */
public record ScheduleWindow(
        String start,
        String end,
        String timeZone,
        @Nullable String rrule,
        @Nullable List<String> exdate) {}
