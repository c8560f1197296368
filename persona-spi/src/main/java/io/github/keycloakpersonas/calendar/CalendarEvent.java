package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schedule.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An appointment, once or again and again. What takes whole days begins and ends with days of its time zone.
 *
 * @param id a UUID that never changes
 * @param uid what other calendars know it by (RFC 5545 section 3.8.4.7)
 * @param texts title, description, location and colour, those that there are
 * @param start when it begins first
 * @param end when that ends, which is not part of it any more
 * @param isAllDay whether it takes whole days
 * @param zone where it is that time
 * @param rule the recurrence rule; null for an event that takes place once
 * @param left the occurrences that are left out, by when the rule lets them begin
 * @param changes what is different about single occurrences, by when the rule lets them begin
 * @param personaId the id of the persona that it belongs to, which need not exist any more; null for none
 * @param stamp when it was created and changed
 */
public record CalendarEvent(
        String id,
        String uid,
        Map<String, String> texts,
        Instant start,
        Instant end,
        boolean isAllDay,
        ZoneId zone,
        @Nullable String rule,
        Set<Instant> left,
        Map<Instant, Change> changes,
        @Nullable String personaId,
        Stamp stamp) {

    public CalendarEvent {
        texts = Map.copyOf(texts);
        left = Collections.unmodifiableSet(new TreeSet<>(left));
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /** What an event with a rule and no end ends with: later than any other. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Where the zone may move the end of the last one. */
    private static final Duration MARGIN = Duration.ofDays(1);

    /**
     * When it was created and changed.
     *
     * @param createdAt when it was created
     * @param updatedAt when it was changed last
     * @param version counts the changes
     */
    public record Stamp(Instant createdAt, Instant updatedAt, int version) {}

    /** The time of the clock on the wall at which it begins first. */
    public LocalDateTime localStart() {
        return local(start);
    }

    /** The day that an instant is on, where the event is. */
    public LocalDate day(Instant instant) {
        return local(instant).toLocalDate();
    }

    private LocalDateTime local(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        // Where clocks skip midnight, the day begins later.
        return isAllDay ? local.truncatedTo(ChronoUnit.DAYS) : local;
    }

    /** The same event with another stamp. */
    CalendarEvent at(Stamp other) {
        return new CalendarEvent(id, uid, texts, start, end, isAllDay, zone, rule, left, changes, personaId, other);
    }

    /**
     * The event as a new version of another one.
     *
     * @param withPersona whether it says what persona it belongs to; else it belongs to that of the other one
     */
    CalendarEvent inPlaceOf(CalendarEvent before, boolean withPersona) {
        Stamp own = new Stamp(before.stamp.createdAt(), stamp.updatedAt(), before.stamp.version());
        String persona = withPersona ? personaId : before.personaId;
        return new CalendarEvent(id, uid, texts, start, end, isAllDay, zone, rule, left, changes, persona, own);
    }

    /** The same event with other exceptions. */
    CalendarEvent with(Set<Instant> others, Map<Instant, Change> different) {
        return new CalendarEvent(id, uid, texts, start, end, isAllDay, zone, rule, others, different, personaId, stamp);
    }

    /** Whether the rule gives an occurrence that begins then and is not left out. */
    boolean takesPlaceAt(Instant original) {
        Recurrence recurrence = recurrence();
        return recurrence != null && recurrence.beginsAt(original) && !left.contains(original);
    }

    /** Its rule; null for an event that takes place once. */
    public @Nullable Recurrence recurrence() {
        return rule == null ? null : Recurrence.of(rule, localStart(), zone);
    }

    /** No part of it is before. */
    public Instant first() {
        return changes.values().stream()
                .map(Change::start)
                .filter(moved -> moved != null && moved.isBefore(start))
                .min(Instant::compareTo)
                .orElse(start);
    }

    /** No part of it is after. */
    public Instant last() {
        Recurrence recurrence = recurrence();
        if (recurrence == null) {
            return end;
        }
        Instant regular = recurrence
                .last()
                .map(begun -> begun.plus(Duration.between(start, end)).plus(MARGIN))
                .orElse(NEVER);
        return changes.keySet().stream()
                .map(original -> occurrence(original).end())
                .reduce(regular, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * What of it is in a window, in no particular order.
     *
     * @param most how many at most
     */
    public List<Occurrence> occurrences(Instant from, Instant till, int most) {
        Recurrence recurrence = recurrence();
        if (recurrence == null) {
            Occurrence once = new Occurrence(this, null, start, end);
            return once.isIn(from, till) ? List.of(once) : List.of();
        }
        List<Occurrence> found = new ArrayList<>();
        Instant earliest = from.minus(Duration.between(start, end)).minus(MARGIN);
        for (Instant original : recurrence.starts(earliest, till, most + left.size() + changes.size())) {
            if (!left.contains(original) && !changes.containsKey(original)) {
                found.add(occurrence(original));
            }
        }
        changes.keySet().stream()
                .filter(original -> !left.contains(original))
                .map(this::occurrence)
                .forEach(found::add);
        return found.stream().filter(each -> each.isIn(from, till)).limit(most).toList();
    }

    /** The occurrence of a name. */
    public Occurrence occurrence(Instant original) {
        Change change = changes.get(original);
        Instant begin = change == null || change.start() == null ? original : change.start();
        Instant ending = change == null || change.end() == null ? after(begin) : change.end();
        return new Occurrence(this, original, begin, ending);
    }

    /** The end of what begins then: days are counted by the calendar, everything else by the clock (RFC 5545 section 3.8.5.3). */
    private Instant after(Instant begin) {
        return isAllDay
                ? day(begin)
                        .plusDays(ChronoUnit.DAYS.between(day(start), day(end)))
                        .atStartOfDay(zone)
                        .toInstant()
                : begin.plus(Duration.between(start, end));
    }
}
