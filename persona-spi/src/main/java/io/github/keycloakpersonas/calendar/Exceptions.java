package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schedule.Recurrence;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The occurrences of an event that are left out or different: read as they are sent, or moved along with the event. */
public final class Exceptions {

    /** The most occurrences of an event that are different. */
    public static final int MOST_CHANGES = 100;

    private static final Set<String> MEMBERS = Set.of(OccurrenceId.MEMBER, "start_at", "end_at");

    private final CalendarEvent event;
    private final @Nullable CalendarEvent before;
    private final List<Violation> faults;
    private final EventTimes times;
    private final @Nullable Recurrence recurrence;

    /**
     * @param event the event as it will be, without any
     * @param before the event as it was; null for a new one
     */
    Exceptions(CalendarEvent event, @Nullable CalendarEvent before, List<Violation> faults) {
        this.event = event;
        this.before = before;
        this.faults = faults;
        this.times = EventTimes.of(event);
        this.recurrence = event.recurrence();
    }

    /** What is different about single occurrences, as it is read. */
    public static List<Map<String, Object>> plain(CalendarEvent event) {
        EventTimes times = EventTimes.of(event);
        List<Map<String, Object>> list = new ArrayList<>();
        event.changes().forEach((original, change) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(OccurrenceId.MEMBER, times.text(original));
            if (change.start() != null) {
                one.put("start_at", times.text(change.start()));
            }
            if (change.end() != null) {
                one.put("end_at", times.text(change.end()));
            }
            EventTexts.NAMES.stream()
                    .filter(change.texts()::containsKey)
                    .forEach(name -> one.put(name, change.texts().get(name)));
            list.add(one);
        });
        return list;
    }

    Set<Instant> left(@Nullable Object value) {
        Set<Instant> left = new TreeSet<>();
        List<?> list = list("exdate", value, EventReader.MOST_EXCEPTIONS);
        for (int i = 0; i < list.size(); i++) {
            String member = "exdate[" + i + "]";
            times.read(list.get(i)).ifPresentOrElse(left::add, () -> fault(member, times.fault()));
        }
        return left;
    }

    Map<Instant, Change> changes(@Nullable Object value) {
        Map<Instant, Change> changes = new TreeMap<>();
        List<?> list = list("changes", value, MOST_CHANGES);
        for (int i = 0; i < list.size(); i++) {
            String member = "changes[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> change)) {
                fault(member, "must be an object with occurrence");
                continue;
            }
            Instant original = times.read(change.get("occurrence")).orElse(null);
            if (original == null || !isOne(original)) {
                fault(member + ".occurrence", "must be when an occurrence begins by the rule");
            } else if (changes.put(original, change(member + ".", original, change)) != null) {
                fault(member + ".occurrence", "must be there once");
            }
        }
        return changes;
    }

    /** Whether the rule gives an occurrence that begins then. */
    private boolean isOne(Instant original) {
        return recurrence != null && recurrence.beginsAt(original);
    }

    /**
     * What is different about an occurrence.
     *
     * @param at what the names of faults begin with
     */
    private Change change(String at, Instant original, Map<?, ?> sent) {
        sent.keySet().stream()
                .filter(name ->
                        !MEMBERS.contains(String.valueOf(name)) && !EventTexts.NAMES.contains(String.valueOf(name)))
                .forEach(name -> fault(at + name, "is not a member of a changed occurrence"));
        Map<String, String> texts = EventTexts.read(sent, Map.of(), at, faults);
        Instant start = time(at, "start_at", sent);
        Instant end = time(at, "end_at", sent);
        if (end != null && end.isBefore(start == null ? original : start)) {
            fault(at + "end_at", "must not be before start_at");
        }
        return new Change(texts, start, end);
    }

    private @Nullable Instant time(String at, String member, Map<?, ?> sent) {
        Object value = sent.get(member);
        if (value == null) {
            return null;
        }
        Instant time = (member.equals("end_at") ? times.readEnd(value) : times.read(value)).orElse(null);
        if (time == null) {
            fault(at + member, times.fault());
        }
        return time;
    }

    private List<?> list(String member, @Nullable Object value, int most) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most) {
            fault(member, "must be a list of at most " + most);
            return List.of();
        }
        if (!list.isEmpty() && recurrence == null) {
            fault(member, "must be empty without rrule: an event that takes place once has no other occurrences");
            return List.of();
        }
        return list;
    }

    /** Those that were left out, as far as there still are such occurrences. */
    Set<Instant> movedLeft() {
        Set<Instant> left = new TreeSet<>();
        (before == null ? Set.<Instant>of() : before.left())
                .stream().map(this::moved).filter(this::isOne).forEach(left::add);
        return left;
    }

    /** Those that were different, as far as there still are such occurrences. */
    Map<Instant, Change> movedChanges() {
        Map<Instant, Change> changes = new TreeMap<>();
        (before == null ? Map.<Instant, Change>of() : before.changes()).forEach((original, change) -> {
            if (isOne(moved(original))) {
                changes.put(moved(original), change);
            }
        });
        return changes;
    }

    /** An occurrence is as much earlier or later by the clock on the wall as the event is. */
    private Instant moved(Instant original) {
        CalendarEvent old = Objects.requireNonNull(before);
        Duration by = Duration.between(old.localStart(), event.localStart());
        return Recurrence.instant(LocalDateTime.ofInstant(original, old.zone()).plus(by), event.zone());
    }

    private void fault(String member, String message) {
        faults.add(Violation.of(member, message));
    }
}
