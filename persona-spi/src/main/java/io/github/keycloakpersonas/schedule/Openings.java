package io.github.keycloakpersonas.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.jspecify.annotations.Nullable;

/** The openings of a window that have not ended at an instant, one after the other. */
final class Openings {

    /** More than clocks are ever put forward or back: the greatest step was that of Samoa, a whole day. */
    private static final Duration GREATEST_STEP = Duration.ofDays(1);

    private final DutyWindow window;
    private final Set<LocalDateTime> left;
    private final Instant asked;
    private final Rule.@Nullable Days days;
    private final Instant last;
    private boolean single;
    private @Nullable Opening next;

    Openings(DutyWindow window, Instant asked) {
        this.window = window;
        this.left = Set.copyOf(window.exceptions());
        this.asked = asked;
        this.single = window.rule() == null;
        Rule rule = rule(window);
        this.days = rule == null ? null : rule.from(window.start(), earliest());
        this.last = rule == null ? Instant.MAX : rule.end();
        move();
    }

    private static @Nullable Rule rule(DutyWindow window) {
        try {
            return window.rule() == null ? null : Rule.of(window.rule());
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("A window has the unreadable rule " + window.rule(), e);
        }
    }

    /** No opening that begins before has not ended. */
    private LocalDateTime earliest() {
        LocalDateTime local = LocalDateTime.ofInstant(asked, window.zone());
        return local.minus(window.length()).minus(GREATEST_STEP);
    }

    /** The first of those that are left; null if there is none. */
    @Nullable Opening peek() {
        return next;
    }

    /** Goes on to the following one. */
    void move() {
        next = null;
        while (next == null) {
            LocalDateTime start = day();
            if (start.equals(LocalDateTime.MAX)) {
                return;
            }
            Opening opening = opening(start);
            if (opening.from().isAfter(last)) {
                return;
            }
            boolean counts =
                    opening.from().isBefore(opening.till()) && opening.till().isAfter(asked);
            next = counts && !left.contains(start) ? opening : null;
        }
    }

    private LocalDateTime day() {
        if (days != null) {
            return days.next();
        }
        LocalDateTime start = single ? window.start() : LocalDateTime.MAX;
        single = false;
        return start;
    }

    /**
     * A time that clocks skip is as much later as they skip, and of a time that they show twice it is the first: so RFC 5545 reads both.
     */
    private Opening opening(LocalDateTime start) {
        return new Opening(instant(start), instant(start.plus(window.length())));
    }

    private Instant instant(LocalDateTime local) {
        return ZonedDateTime.of(local, window.zone())
                .withEarlierOffsetAtOverlap()
                .toInstant();
    }
}
