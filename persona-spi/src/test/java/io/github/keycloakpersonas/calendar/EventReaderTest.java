package io.github.keycloakpersonas.calendar;

import static io.github.keycloakpersonas.calendar.CalendarEventTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event may be. */
class EventReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static List<String> faults(String member, Object value) {
        Map<String, Object> sent = new HashMap<>(
                Map.of("title", "Rehearsal", "start_at", "2026-10-19T18:00:00Z", "end_at", "2026-10-19T19:30:00Z"));
        sent.put(member, value);
        return EventReader.create(sent, "id", "uid", NOW).faults().stream()
                .map(Violation::member)
                .toList();
    }

    @Test
    void hasATitleAndTimes() {
        assertThat(EventReader.create(Map.of(), "id", "uid", NOW).faults())
                .extracting(Violation::sentence)
                .containsExactly("title is required", "start_at is required", "end_at is required");
    }

    @ParameterizedTest
    @CsvSource({
        "title, ' '",
        "title, 'a\u0007'",
        "title, 'two\nlines'",
        "color, red",
        "color, '#12345'",
        "time_zone, Mars/Olympus",
        "time_zone, +02:00",
        "start_at, 2026-10-19",
        "start_at, 2026-10-19T18:00:00",
        "start_at, 2026-02-30T18:00:00Z",
        "end_at, 2026-10-19T17:59:59Z",
        "end_at, 2300-10-19T18:00:00Z",
        "is_all_day, yes",
        "rrule, FREQ=HOURLY",
        "rrule, FREQ=WEEKLY;BYDAY=TU",
        "rrule, FREQ=DAILY;COUNT=0",
        "exdate, x",
        "persona_id, ''",
        "id, other",
        "occurrence, 2026-10-19T18:00:00Z",
        "whatever, x"
    })
    void isRefusedWhere(String member, String value) {
        assertThat(faults(member, value)).containsExactly(member);
    }

    @Test
    void isBounded() {
        assertThat(faults("title", "x".repeat(256))).containsExactly("title");
        assertThat(faults("description", "x".repeat(4001))).containsExactly("description");
        assertThat(faults("description", "x\n".repeat(2000))).isEmpty();
        assertThat(faults("changes", Collections.nCopies(101, Map.of()))).containsExactly("changes");
        assertThat(faults("exdate", List.of("2026-10-19T18:00:00Z"))).containsExactly("exdate");
    }

    @Test
    void namesWhatIsWrongWithAChange() {
        Map<String, Object> sent = Map.of(
                "title",
                "Rehearsal",
                "start_at",
                "2026-10-19T18:00:00Z",
                "end_at",
                "2026-10-19T19:30:00Z",
                "rrule",
                "FREQ=DAILY",
                "changes",
                List.of(
                        Map.of("occurrence", "2026-10-20T18:00:01Z"),
                        Map.of("occurrence", "2026-10-20T18:00:00Z", "color", "red", "rrule", "x"),
                        Map.of("occurrence", "2026-10-21T18:00:00Z", "end_at", "2026-10-20T18:00:00Z"),
                        "x"));
        assertThat(EventReader.create(sent, "id", "uid", NOW).faults())
                .extracting(Violation::member)
                .containsExactly(
                        "changes[0].occurrence",
                        "changes[1].rrule",
                        "changes[1].color",
                        "changes[2].end_at",
                        "changes[3]");
    }

    @Test
    void ofWholeDaysIsReadAsDays() {
        CalendarEvent days =
                event("start_at", "2026-12-24", "end_at", "2026-12-27", "is_all_day", true, "time_zone", "Asia/Tokyo");
        assertThat(days.start()).isEqualTo("2026-12-23T15:00:00Z");
        assertThat(days.end()).isEqualTo("2026-12-26T15:00:00Z");
        assertThat(faults("is_all_day", true)).isEmpty();
    }

    @Test
    void staysOnItsDaysInAnotherZone() {
        CalendarEvent days =
                event("start_at", "2026-12-24", "end_at", "2026-12-25", "is_all_day", true, "time_zone", "Asia/Tokyo");
        EventReader.Outcome moved = EventReader.change(Map.of("time_zone", "America/New_York"), days, NOW);
        assertThat(Objects.requireNonNull(moved.event()).start()).isEqualTo("2026-12-24T05:00:00Z");
    }

    @Test
    void losesWhatIsTakenAway() {
        CalendarEvent full = event(
                "start_at",
                "2026-10-19T18:00:00Z",
                "end_at",
                "2026-10-19T19:30:00Z",
                "location",
                "Here",
                "rrule",
                "FREQ=DAILY",
                "persona_id",
                "p",
                "exdate",
                List.of("2026-10-20T18:00:00Z"));
        Map<String, Object> nothing = new HashMap<>();
        List.of("location", "rrule", "persona_id").forEach(member -> nothing.put(member, null));
        CalendarEvent bare =
                Objects.requireNonNull(EventReader.change(nothing, full, NOW).event());
        assertThat(bare.texts()).containsOnlyKeys("title");
        assertThat(bare.rule()).isNull();
        assertThat(bare.personaId()).isNull();
        assertThat(bare.left()).isEmpty();
    }
}
