package io.github.keycloakpersonas.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an event takes place. */
class CalendarEventTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static CalendarEvent event(Object... members) {
        Map<String, Object> sent = new HashMap<>(Map.of("title", "Rehearsal"));
        for (int i = 0; i < members.length; i += 2) {
            sent.put((String) members[i], members[i + 1]);
        }
        EventReader.Outcome read = EventReader.create(sent, "id", "uid", NOW);
        assertThat(read.faults()).isEmpty();
        return Objects.requireNonNull(read.event());
    }

    private static List<String> between(CalendarEvent event, String from, String till) {
        return event.occurrences(Instant.parse(from), Instant.parse(till), 1000).stream()
                .map(each -> each.start() + "/" + each.end())
                .sorted()
                .toList();
    }

    private static CalendarEvent daily(String start, String end, Object... more) {
        Object[] members = new Object[8 + more.length];
        System.arraycopy(
                new Object[] {"start_at", start, "end_at", end, "time_zone", "Europe/Berlin", "rrule", "FREQ=DAILY"},
                0,
                members,
                0,
                8);
        System.arraycopy(more, 0, members, 8, more.length);
        return event(members);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-19T18:00:00Z, 2026-10-19T19:30:00Z, true",
        "2026-10-19T19:00:00Z, 2026-10-20T00:00:00Z, true",
        "2026-10-19T19:30:00Z, 2026-10-20T00:00:00Z, false",
        "2026-10-19T00:00:00Z, 2026-10-19T18:00:00Z, false"
    })
    void isInAWindowThatHasSomeOfIt(String from, String till, boolean isIn) {
        CalendarEvent once = event("start_at", "2026-10-19T18:00:00Z", "end_at", "2026-10-19T19:30:00Z");
        assertThat(between(once, from, till)).hasSize(isIn ? 1 : 0);
    }

    @Test
    void thatTakesNoTimeIsInTheWindowThatItBegins() {
        CalendarEvent reminder = event("start_at", "2026-10-19T18:00:00Z", "end_at", "2026-10-19T18:00:00Z");
        assertThat(between(reminder, "2026-10-19T18:00:00Z", "2026-10-19T19:00:00Z"))
                .hasSize(1);
        assertThat(between(reminder, "2026-10-19T17:00:00Z", "2026-10-19T18:00:00Z"))
                .isEmpty();
    }

    @Test
    void keepsItsTimeOfDayOverTheNightInWhichClocksGoForward() {
        CalendarEvent early = daily("2026-03-27T02:30:00+01:00", "2026-03-27T03:30:00+01:00");
        assertThat(between(early, "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
                .containsExactly(
                        "2026-03-28T01:30:00Z/2026-03-28T02:30:00Z",
                        "2026-03-29T01:30:00Z/2026-03-29T02:30:00Z",
                        "2026-03-30T00:30:00Z/2026-03-30T01:30:00Z");
    }

    @Test
    void takesTheFirstOfTwoEqualTimesInTheNightInWhichClocksGoBack() {
        CalendarEvent early = daily("2026-10-24T02:30:00+02:00", "2026-10-24T03:30:00+02:00");
        assertThat(between(early, "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z"))
                .containsExactly(
                        "2026-10-24T00:30:00Z/2026-10-24T01:30:00Z",
                        "2026-10-25T00:30:00Z/2026-10-25T01:30:00Z",
                        "2026-10-26T01:30:00Z/2026-10-26T02:30:00Z");
    }

    @Test
    void ofWholeDaysHasWholeDaysInEitherNight() {
        CalendarEvent days = event(
                "start_at",
                "2026-03-28",
                "end_at",
                "2026-03-30",
                "is_all_day",
                true,
                "time_zone",
                "Europe/Berlin",
                "rrule",
                "FREQ=YEARLY");
        assertThat(between(days, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
                .containsExactly(
                        "2026-03-27T23:00:00Z/2026-03-29T22:00:00Z", "2027-03-27T23:00:00Z/2027-03-29T22:00:00Z");
    }

    @Test
    void doesNotTakePlaceWhereItIsLeftOut() {
        CalendarEvent daily = daily(
                "2026-03-27T02:30:00+01:00",
                "2026-03-27T03:30:00+01:00",
                "exdate",
                List.of("2026-03-29T01:30:00Z", "2026-03-30T02:30:00+02:00"));
        assertThat(between(daily, "2026-03-28T00:00:00Z", "2026-04-01T00:00:00Z"))
                .containsExactly(
                        "2026-03-28T01:30:00Z/2026-03-28T02:30:00Z", "2026-03-31T00:30:00Z/2026-03-31T01:30:00Z");
    }

    @Test
    void takesPlaceAtAnotherTimeWhereThatIsChanged() {
        CalendarEvent daily = daily(
                "2026-11-01T08:00:00Z",
                "2026-11-01T09:00:00Z",
                "changes",
                List.of(Map.of(
                        "occurrence", "2026-11-03T08:00:00Z", "start_at", "2026-11-20T10:00:00Z", "title", "Later")));
        assertThat(between(daily, "2026-11-02T00:00:00Z", "2026-11-04T00:00:00Z"))
                .containsExactly("2026-11-02T08:00:00Z/2026-11-02T09:00:00Z");
        assertThat(between(daily, "2026-11-20T09:30:00Z", "2026-11-21T00:00:00Z"))
                .containsExactly("2026-11-20T10:00:00Z/2026-11-20T11:00:00Z");
        assertThat(daily.occurrences(Instant.parse("2026-11-20T09:30:00Z"), Instant.parse("2026-11-21T00:00:00Z"), 9))
                .extracting(Occurrence::texts)
                .containsExactly(Map.of("title", "Later"));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;COUNT=3, 2026-11-03T09:00:00Z",
        "FREQ=DAILY;UNTIL=20261105T120000Z, 2026-11-05T13:00:00Z",
        "FREQ=DAILY, 9999-12-31T00:00:00Z"
    })
    void knowsAfterWhichItDoesNotTakePlace(String rule, Instant last) {
        CalendarEvent series =
                event("start_at", "2026-11-01T08:00:00Z", "end_at", "2026-11-01T09:00:00Z", "rrule", rule);
        assertThat(series.last()).isBetween(last, last.plusSeconds(86_400));
        assertThat(series.first()).isEqualTo("2026-11-01T08:00:00Z");
    }

    @Test
    void takesWhatIsLeftOutAlongWhenItIsMoved() {
        CalendarEvent daily = daily(
                "2026-10-20T08:00:00Z",
                "2026-10-20T09:00:00Z",
                "exdate",
                List.of("2026-10-27T09:00:00Z"),
                "changes",
                List.of(Map.of("occurrence", "2026-10-28T09:00:00Z", "title", "Other")));
        EventReader.Outcome moved = EventReader.change(
                Map.of("start_at", "2026-10-20T10:30:00Z", "end_at", "2026-10-20T11:00:00Z"), daily, NOW);
        assertThat(moved.faults()).isEmpty();
        CalendarEvent event = Objects.requireNonNull(moved.event());
        assertThat(event.left()).containsExactly(Instant.parse("2026-10-27T11:30:00Z"));
        assertThat(event.changes()).containsOnlyKeys(Instant.parse("2026-10-28T11:30:00Z"));
    }
}
