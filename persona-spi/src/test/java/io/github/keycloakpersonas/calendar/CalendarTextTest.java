package io.github.keycloakpersonas.calendar;

import static io.github.keycloakpersonas.calendar.CalendarEventTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event as other calendars read it. */
class CalendarTextTest {

    private static List<String> lines(Object... members) {
        return Arrays.asList(CalendarText.of(List.of(event(members))).split("\r\n"));
    }

    @Test
    void takesPlaceInUtcIfItTakesPlaceOnce() {
        assertThat(lines(
                        "start_at",
                        "2026-10-19T18:00:00Z",
                        "end_at",
                        "2026-10-19T19:30:00Z",
                        "time_zone",
                        "Europe/Berlin"))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .containsSubsequence(
                        "BEGIN:VEVENT",
                        "UID:uid",
                        "DTSTAMP:20260101T000000Z",
                        "DTSTART:20261019T180000Z",
                        "DTEND:20261019T193000Z",
                        "SUMMARY:Rehearsal",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void bringsItsTimeZoneIfItComesAgain() {
        assertThat(lines(
                        "start_at",
                        "2026-10-19T18:00:00Z",
                        "end_at",
                        "2026-10-19T19:30:00Z",
                        "time_zone",
                        "Europe/Berlin",
                        "rrule",
                        "FREQ=DAILY",
                        "exdate",
                        List.of("2026-10-20T18:00:00Z", "2026-10-26T19:00:00Z"),
                        "changes",
                        List.of(Map.of("occurrence", "2026-10-21T18:00:00Z", "title", "Other"))))
                .containsSubsequence(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Berlin",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20260329T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "END:DAYLIGHT",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20270328T020000",
                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        "BEGIN:STANDARD",
                        "DTSTART:20261025T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                        "END:VTIMEZONE",
                        "DTSTART;TZID=Europe/Berlin:20261019T200000",
                        "RRULE:FREQ=DAILY",
                        "EXDATE;TZID=Europe/Berlin:20261020T200000,20261026T200000",
                        "END:VEVENT",
                        "DTSTART;TZID=Europe/Berlin:20261021T200000",
                        "SUMMARY:Other",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261021T200000");
    }

    @Test
    void ofWholeDaysHasDays() {
        assertThat(lines(
                        "start_at",
                        "2026-12-24",
                        "end_at",
                        "2026-12-25",
                        "is_all_day",
                        true,
                        "time_zone",
                        "Asia/Tokyo",
                        "rrule",
                        "FREQ=YEARLY;UNTIL=20301223T150000Z"))
                .contains(
                        "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY;UNTIL=20301224")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void isFoldedAndEscaped() {
        String text = CalendarText.of(List.of(event(
                "start_at",
                "2026-10-19T18:00:00Z",
                "end_at",
                "2026-10-19T19:30:00Z",
                "title",
                "a;b,c\\d",
                "description",
                "ä\uD83C\uDFBB".repeat(60) + "\nsecond\tline")));
        assertThat(text).contains("SUMMARY:a\\;b\\,c\\\\d\r\n");
        assertThat(Arrays.stream(text.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", ""))
                .contains("DESCRIPTION:ä\uD83C\uDFBB")
                .contains("\uD83C\uDFBB\\nsecond\tline");
    }
}
