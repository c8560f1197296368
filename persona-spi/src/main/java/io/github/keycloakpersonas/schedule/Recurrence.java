package io.github.keycloakpersonas.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/** When something begins that comes again by a rule, read as the windows of schedules are. */
public final class Recurrence {

    /** More than a time zone and a change of the clock make together. */
    private static final Duration MARGIN = Duration.ofDays(2);

    /** More than a rule with a number of times can give. */
    private static final int MOST_COUNTED = 1001;

    private final Rule rule;
    private final LocalDateTime start;
    private final ZoneId zone;
    private final boolean isCounted;

    private Recurrence(Rule rule, boolean isCounted, LocalDateTime start, ZoneId zone) {
        this.rule = rule;
        this.isCounted = isCounted;
        this.start = start;
        this.zone = zone;
    }

    /** A rule that {@link #fault} finds nothing wrong with, from its first time on. */
    public static Recurrence of(String rule, LocalDateTime start, ZoneId zone) {
        try {
            return new Recurrence(Rule.of(rule), rule.contains("COUNT="), start, zone);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("The rule cannot be read: " + rule, e);
        }
    }

    /** What is wrong with a rule, and what to do about it, without the name of the member; empty if nothing is. */
    public static Optional<String> fault(String rule, LocalDateTime start) {
        return RuleCheck.fault(rule, start);
    }

    /** The instants at which it begins, from one instant up to and without another one, and at most so many. */
    public List<Instant> starts(Instant from, Instant till, int most) {
        Rule.Days days = rule.from(start, LocalDateTime.ofInstant(from, zone).minus(MARGIN));
        List<Instant> starts = new ArrayList<>();
        LocalDateTime day = days.next();
        while (starts.size() < most && !day.equals(LocalDateTime.MAX)) {
            Instant next = instant(day, zone);
            if (next.isAfter(rule.end()) || !next.isBefore(till)) {
                return starts;
            }
            if (!next.isBefore(from)) {
                starts.add(next);
            }
            day = days.next();
        }
        return starts;
    }

    /** Whether it begins at that instant, exceptions aside. */
    public boolean beginsAt(Instant instant) {
        return !starts(instant, instant.plusMillis(1), 1).isEmpty();
    }

    /** An instant after which it does not begin any more; empty if the rule has no end. */
    public Optional<Instant> last() {
        if (!rule.end().equals(Instant.MAX)) {
            return Optional.of(rule.end());
        }
        List<Instant> all = isCounted ? starts(Instant.EPOCH, Instant.MAX, MOST_COUNTED) : List.of();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The instant of a time of the clock on the wall: one that clocks skip is as much later as they skip, and of one that they show twice it is the
     * first.
     */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
