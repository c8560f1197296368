package io.github.keycloakpersonas.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A window of a schedule: once, or again and again by a rule. Both ends are times of the clock on the wall: a night from 22:00 to
 * 06:00 has seven hours when clocks go forward, and nine when they go back.
 *
 * @param start when it opens first
 * @param end when it closes after that
 * @param zone where it is that time
 * @param rule the recurrence rule of RFC 5545; null for a window that opens once
 * @param exceptions the openings that the rule gives and that are left out, in their order
 */
public record DutyWindow(
        LocalDateTime start,
        LocalDateTime end,
        ZoneId zone,
        @Nullable String rule,
        List<LocalDateTime> exceptions) {

    public DutyWindow {
        exceptions = List.copyOf(new TreeSet<>(exceptions));
    }

    /** How long it is open by the clock on the wall. */
    Duration length() {
        return Duration.between(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC));
    }
}
