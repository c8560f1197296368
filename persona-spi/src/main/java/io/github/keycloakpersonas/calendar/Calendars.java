package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.calendar.CalendarFailure.Kind;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calendars of a realm's users and the rules about them. Each call is about one user's calendar. */
public final class Calendars {

    /** The most events of a user. */
    public static final int MOST_EVENTS = 10_000;

    /** The most of them that come again: each of these costs a calculation. */
    public static final int MOST_SERIES = 1_000;

    /** The most occurrences in an answer. */
    public static final int MOST_OCCURRENCES = 10_000;

    private final CalendarStore store;
    private final Clock clock;

    public Calendars(CalendarStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where they are stored. */
    public CalendarStore store() {
        return store;
    }

    /** The secret addresses at which they are read. */
    public Feeds feeds() {
        return new Feeds(store, clock);
    }

    /**
     * What is in a window, by its beginning.
     *
     * @throws CalendarFailure INVALID if that is too much for an answer
     */
    public List<Occurrence> between(String userId, Instant from, Instant till, Predicate<CalendarEvent> isWanted) {
        List<Occurrence> found = new ArrayList<>();
        for (CalendarEvent event : store.between(userId, from, till)) {
            if (isWanted.test(event)) {
                found.addAll(event.occurrences(from, till, MOST_OCCURRENCES));
            }
            if (found.size() > MOST_OCCURRENCES) {
                throw CalendarFailure.invalid(List.of(Violation.of(
                        "to",
                        "must be nearer to from: there are more than " + MOST_OCCURRENCES
                                + " occurrences between them")));
            }
        }
        found.sort(Comparator.comparing(Occurrence::start)
                .thenComparing(each -> each.event().id()));
        return found;
    }

    /**
     * The event of that id.
     *
     * @throws CalendarFailure NOT_FOUND
     */
    public CalendarEvent find(String userId, String id) {
        return find(userId, id, false);
    }

    private CalendarEvent find(String userId, String id, boolean toWrite) {
        return store.byId(userId, id, toWrite)
                .orElseThrow(() -> new CalendarFailure(Kind.NOT_FOUND, "Event not found"));
    }

    /**
     * Creates an event.
     *
     * @throws CalendarFailure INVALID, FULL
     */
    public CalendarEvent create(String userId, Map<String, ? extends @Nullable Object> sent) {
        String id = UUID.randomUUID().toString();
        CalendarEvent event = valid(EventReader.create(sent, id, id, now()));
        store.lock(userId);
        requireSpace(userId, event.rule() != null);
        store.insert(userId, event);
        return event;
    }

    /**
     * Changes an event; members that are not sent stay.
     *
     * @param expected which versions of it the change may be based on
     * @throws CalendarFailure NOT_FOUND, STALE, INVALID, FULL
     */
    public CalendarEvent change(
            String userId, String id, Map<String, ? extends @Nullable Object> sent, IntPredicate expected) {
        return write(userId, locked(userId, id, expected), sent);
    }

    private CalendarEvent write(String userId, CalendarEvent present, Map<String, ? extends @Nullable Object> sent) {
        CalendarEvent changed = valid(EventReader.change(sent, present, now()));
        if (changed.rule() != null && present.rule() == null) {
            requireSpace(userId, true);
        }
        return store.update(changed);
    }

    /** Changes one occurrence; null makes a member that of all occurrences again. As {@link #change}. */
    public CalendarEvent changeOccurrence(
            String userId, OccurrenceId id, Map<String, ? extends @Nullable Object> sent, IntPredicate expected) {
        CalendarEvent event = locked(userId, id.event(), expected);
        Instant original = id.in(event);
        String name = EventTimes.of(event).text(original);
        List<Map<String, ? extends @Nullable Object>> changes = new ArrayList<>();
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put(OccurrenceId.MEMBER, name);
        for (Map<String, Object> change : Exceptions.plain(event)) {
            if (name.equals(change.get(OccurrenceId.MEMBER))) {
                one.putAll(change);
            } else {
                changes.add(change);
            }
        }
        one.putAll(sent);
        one.put(OccurrenceId.MEMBER, name);
        one.values().removeIf(Objects::isNull);
        if (one.size() > 1) {
            changes.add(one);
        }
        return write(userId, event, Map.of("changes", changes));
    }

    /** Leaves one occurrence out. As {@link #change}. */
    public CalendarEvent leaveOut(String userId, OccurrenceId id, IntPredicate expected) {
        CalendarEvent event = locked(userId, id.event(), expected);
        Instant original = id.in(event);
        EventTimes times = EventTimes.of(event);
        List<String> left =
                new ArrayList<>(event.left().stream().map(times::text).toList());
        left.add(times.text(original));
        List<Map<String, Object>> changes = Exceptions.plain(event).stream()
                .filter(change -> !times.text(original).equals(change.get(OccurrenceId.MEMBER)))
                .toList();
        return write(userId, event, Map.of("exdate", left, "changes", changes));
    }

    /**
     * Deletes an event with all of its occurrences.
     *
     * @throws CalendarFailure NOT_FOUND, STALE
     */
    public void delete(String userId, String id, IntPredicate expected) {
        store.delete(locked(userId, id, expected).id());
    }

    /**
     * Takes events from elsewhere into a user's calendar. An event whose uid is there is replaced.
     *
     * @param report what becomes of each of them is added to it
     * @param isDry whether nothing is written
     */
    public void put(String userId, List<ImportedEvent> all, ImportReport report, boolean isDry) {
        store.lock(userId);
        Set<String> uids = all.stream().map(ImportedEvent::uid).collect(Collectors.toSet());
        Map<String, CalendarEvent> present = new HashMap<>();
        store.byUids(userId, uids).forEach(event -> present.put(event.uid(), event));
        int space = MOST_EVENTS - store.count(userId, false);
        int spaceForSeries = MOST_SERIES - store.count(userId, true);
        for (ImportedEvent each : all) {
            CalendarEvent before = present.get(each.uid());
            EventReader.Outcome read = replacement(each, before);
            CalendarEvent event = read.event();
            boolean isNewSeries = event != null && event.rule() != null && (before == null || before.rule() == null);
            if (event == null) {
                report.refuse(each.place(), Violation.describe(Violation.named(read.faults())));
            } else if ((before == null && space == 0) || (isNewSeries && spaceForSeries == 0)) {
                report.refuse(each.place(), full(space > 0));
            } else {
                space -= before == null ? 1 : 0;
                spaceForSeries -= isNewSeries ? 1 : 0;
                report.add(stored(userId, before, event, isDry));
                present.put(event.uid(), event);
            }
        }
    }

    private EventReader.Outcome replacement(ImportedEvent each, @Nullable CalendarEvent before) {
        if (before == null) {
            return EventReader.create(each.members(), UUID.randomUUID().toString(), each.uid(), now());
        }
        EventReader.Outcome read = EventReader.create(each.members(), before.id(), before.uid(), now());
        CalendarEvent event = read.event();
        return event == null
                ? read
                : new EventReader.Outcome(event.inPlaceOf(before, each.members().containsKey("persona_id")), List.of());
    }

    private String stored(String userId, @Nullable CalendarEvent before, CalendarEvent event, boolean isDry) {
        if (before == null) {
            if (!isDry) {
                store.insert(userId, event);
            }
            return "created";
        }
        if (event.at(before.stamp()).equals(before)) {
            return "unchanged";
        }
        if (!isDry) {
            store.update(event);
        }
        return "updated";
    }

    private CalendarEvent locked(String userId, String id, IntPredicate expected) {
        store.lock(userId);
        CalendarEvent event = find(userId, id, true);
        if (!expected.test(event.stamp().version())) {
            throw new CalendarFailure(
                    Kind.STALE, "The event has changed since it was read. Read it again, then retry.");
        }
        return event;
    }

    private void requireSpace(String userId, boolean isSeries) {
        boolean isFull = store.count(userId, false) >= MOST_EVENTS;
        if (isFull || (isSeries && store.count(userId, true) >= MOST_SERIES)) {
            throw new CalendarFailure(Kind.FULL, full(!isFull));
        }
    }

    private static String full(boolean isOfSeries) {
        return "Maximum "
                + (isOfSeries ? MOST_SERIES + " events with rrule" : MOST_EVENTS + " events")
                + " in a calendar. Delete some first.";
    }

    private static CalendarEvent valid(EventReader.Outcome read) {
        CalendarEvent event = read.event();
        if (event == null) {
            throw CalendarFailure.invalid(read.faults());
        }
        return event;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
