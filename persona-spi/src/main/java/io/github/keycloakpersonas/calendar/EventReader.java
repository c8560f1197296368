package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schedule.Recurrence;
import io.github.keycloakpersonas.schedule.ScheduleReader;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an event that somebody has sent, strictly, and says of every fault what to do about it. Members that are not sent stay. */
public final class EventReader {

    /** The most occurrences of an event that are left out. */
    public static final int MOST_EXCEPTIONS = 200;

    private static final Set<String> TIMES = Set.of("start_at", "end_at", "is_all_day", "time_zone", "rrule", "exdate");
    private static final Set<String> OTHERS = Set.of("id", "persona_id", "changes", "created_at", "updated_at");
    private static final int LONGEST_ID = 36;

    private final Map<String, ? extends @Nullable Object> sent;
    private final @Nullable CalendarEvent present;
    private final List<Violation> faults = new ArrayList<>();
    private final EventTimes times;

    private EventReader(Map<String, ? extends @Nullable Object> sent, @Nullable CalendarEvent present) {
        this.sent = sent;
        this.present = present;
        this.times = new EventTimes(isAllDay(), zone());
    }

    /**
     * What was read.
     *
     * @param event the event; null if there are faults
     * @param faults what is wrong; empty if nothing is
     */
    public record Outcome(@Nullable CalendarEvent event, List<Violation> faults) {

        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads a new event.
     *
     * @param sent plain values by member; null for a member is as if it were not sent
     */
    public static Outcome create(Map<String, ? extends @Nullable Object> sent, String id, String uid, Instant now) {
        return new EventReader(sent, null).read(id, uid, new CalendarEvent.Stamp(now, now, 0));
    }

    /** Reads what is to be changed about an event; null takes away what need not be there. */
    public static Outcome change(Map<String, ? extends @Nullable Object> sent, CalendarEvent present, Instant now) {
        CalendarEvent.Stamp stamp = present.stamp();
        return new EventReader(sent, present)
                .read(present.id(), present.uid(), new CalendarEvent.Stamp(stamp.createdAt(), now, stamp.version()));
    }

    private Outcome read(String id, String uid, CalendarEvent.Stamp stamp) {
        refuseOthers(id);
        Map<String, String> texts = EventTexts.read(sent, present == null ? Map.of() : present.texts(), "", faults);
        boolean isNamed = texts.containsKey(EventTexts.TITLE)
                || faults.stream().anyMatch(fault -> fault.member().equals(EventTexts.TITLE));
        if (!isNamed) {
            fault(EventTexts.TITLE, "is required");
        }
        String personaId = personaId();
        Instant start = start();
        Instant end = end();
        if (start == null || end == null || end.isBefore(start) || (times.isAllDay() && !end.isAfter(start))) {
            if (start != null && end != null) {
                fault(
                        "end_at",
                        times.isAllDay() ? "must be the day after the last one" : "must not be before start_at");
            }
            return new Outcome(null, faults);
        }
        String rule = rule(start, end);
        CalendarEvent bare = new CalendarEvent(
                id,
                uid,
                texts,
                rule == null ? start : first(start),
                end,
                times.isAllDay(),
                times.zone(),
                rule,
                Set.of(),
                Map.of(),
                personaId,
                stamp);
        return faults.isEmpty() ? withExceptions(bare) : new Outcome(null, faults);
    }

    private Outcome withExceptions(CalendarEvent bare) {
        Exceptions exceptions = new Exceptions(bare, present, faults);
        Set<Instant> left = sent.containsKey("exdate") ? exceptions.left(sent.get("exdate")) : exceptions.movedLeft();
        Map<Instant, Change> changes =
                sent.containsKey("changes") ? exceptions.changes(sent.get("changes")) : exceptions.movedChanges();
        return new Outcome(faults.isEmpty() ? bare.with(left, changes) : null, faults);
    }

    private void refuseOthers(String id) {
        sent.keySet().stream()
                .filter(name -> !TIMES.contains(name) && !OTHERS.contains(name) && !EventTexts.NAMES.contains(name))
                .forEach(name -> fault(
                        name,
                        name.equals("occurrence")
                                ? "names one occurrence: change it at /occurrences/{occurrence} of the event"
                                : "is not a member of an event"));
        if (sent.get("id") != null && !id.equals(sent.get("id"))) {
            fault("id", "must be that of the event");
        }
    }

    private boolean isAllDay() {
        Object value = sent.get("is_all_day");
        if (value == null) {
            return present != null && present.isAllDay() && !sent.containsKey("is_all_day");
        }
        if (!(value instanceof Boolean)) {
            fault("is_all_day", "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    private ZoneId zone() {
        Object value = sent.get("time_zone");
        if (value == null) {
            return present == null || sent.containsKey("time_zone") ? ZoneId.of("UTC") : present.zone();
        }
        if (value instanceof String name
                && ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        fault("time_zone", "must be the name of a time zone of IANA, such as Europe/Berlin");
        return ZoneOffset.UTC;
    }

    private @Nullable String personaId() {
        if (!sent.containsKey("persona_id")) {
            return present == null ? null : present.personaId();
        }
        Object value = sent.get("persona_id");
        if (value == null || (value instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID)) {
            return (String) value;
        }
        fault("persona_id", "must be the id of a persona");
        return null;
    }

    private @Nullable Instant start() {
        if (sent.get("start_at") != null) {
            return times.read(sent.get("start_at")).orElseGet(() -> refuse("start_at"));
        }
        return present == null ? missing("start_at") : kept(present.start(), false);
    }

    private @Nullable Instant end() {
        if (sent.get("end_at") != null) {
            return times.readEnd(sent.get("end_at")).orElseGet(() -> refuse("end_at"));
        }
        return present == null ? missing("end_at") : kept(present.end(), true);
    }

    /** A time that was not sent. Days stay days in another zone. */
    private Instant kept(Instant time, boolean isEnd) {
        if (!times.isAllDay()) {
            return time;
        }
        return present != null && present.isAllDay()
                ? times.midnight(present.day(time))
                : isEnd ? times.end(time) : times.midnight(times.day(time));
    }

    private @Nullable Instant missing(String member) {
        fault(member, "is required");
        return null;
    }

    private @Nullable Instant refuse(String member) {
        fault(member, times.fault());
        return null;
    }

    private @Nullable String rule(Instant start, Instant end) {
        Object value = sent.containsKey("rrule") || present == null ? sent.get("rrule") : present.rule();
        if (value == null) {
            return null;
        }
        if (!(value instanceof String rule)) {
            fault("rrule", "must be a string");
            return null;
        }
        LocalDateTime local = LocalDateTime.ofInstant(start, times.zone());
        LocalDateTime first = times.isAllDay() ? local.toLocalDate().atStartOfDay() : local;
        Optional<String> fault = Recurrence.fault(rule, first);
        fault.ifPresent(message -> fault("rrule", message.replace("at start,", "at start_at,")));
        Duration longest = ScheduleReader.LONGEST_WINDOW;
        if (Duration.between(start, end).compareTo(longest.plusDays(1)) > 0) {
            fault("end_at", "must be at most " + longest.toDays() + " days after start_at where the event comes again");
        }
        return rule;
    }

    /** Of a time that clocks show twice, a series has the first. */
    private Instant first(Instant start) {
        return Recurrence.instant(LocalDateTime.ofInstant(start, times.zone()), times.zone());
    }

    private void fault(String member, String message) {
        faults.add(Violation.of(member, message));
    }
}
