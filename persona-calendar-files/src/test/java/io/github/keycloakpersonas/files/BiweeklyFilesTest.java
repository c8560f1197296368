package io.github.keycloakpersonas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.calendar.EventReader;
import io.github.keycloakpersonas.calendar.ImportedEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of files of calendar programs. */
class BiweeklyFilesTest {

    private static final String BERLIN = """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """;

    private static List<ImportedEvent> read(String components) {
        return new BiweeklyFiles().read("BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n");
    }

    private static Map<String, Object> members(ImportedEvent event) {
        return new HashMap<>(event.members());
    }

    private static ImportedEvent one(String properties) {
        List<ImportedEvent> events = read("BEGIN:VEVENT\nUID:u\n" + properties + "END:VEVENT\n");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void isAnEventOfTheApi() {
        ImportedEvent event = one("""
                SUMMARY:Rehearsal\\, with choir
                LOCATION:Town hall
                DESCRIPTION:one\\ntwo
                DTSTART:20261019T180000Z
                DURATION:PT90M
                """);
        assertThat(event.uid()).isEqualTo("u");
        assertThat(members(event))
                .containsEntry("title", "Rehearsal, with choir")
                .containsEntry("location", "Town hall")
                .containsEntry("description", "one\ntwo")
                .containsEntry("start_at", "2026-10-19T18:00:00Z")
                .containsEntry("end_at", "2026-10-19T19:30:00Z")
                .containsEntry("is_all_day", false)
                .containsEntry("time_zone", "UTC");
    }

    @Test
    void hasItsExceptionsAndChanges() {
        List<ImportedEvent> events = read(BERLIN + """
                BEGIN:VEVENT
                UID:u
                SUMMARY:Daily
                DTSTART;TZID=Europe/Berlin:20261019T200000
                DTEND;TZID=Europe/Berlin:20261019T213000
                RRULE:FREQ=DAILY;UNTIL=20261231T180000Z
                EXDATE;TZID=Europe/Berlin:20261020T200000,20261026T200000
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                RECURRENCE-ID;TZID=Europe/Berlin:20261021T200000
                SUMMARY:Moved
                DTSTART;TZID=Europe/Berlin:20261022T080000
                DTEND;TZID=Europe/Berlin:20261022T090000
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                RECURRENCE-ID;TZID=Europe/Berlin:20261023T200000
                STATUS:CANCELLED
                DTSTART;TZID=Europe/Berlin:20261023T200000
                END:VEVENT
                """);
        assertThat(events).hasSize(1);
        EventReader.Outcome outcome =
                EventReader.create(events.get(0).members(), "id", "u", Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.event()).satisfies(event -> {
            assertThat(event.zone().getId()).isEqualTo("Europe/Berlin");
            assertThat(event.left())
                    .containsExactly(
                            Instant.parse("2026-10-20T18:00:00Z"),
                            Instant.parse("2026-10-23T18:00:00Z"),
                            Instant.parse("2026-10-26T19:00:00Z"));
            assertThat(event.changes()).containsOnlyKeys(Instant.parse("2026-10-21T18:00:00Z"));
        });
    }

    @Test
    void ofWholeDaysEndsWithADay() {
        assertThat(members(one("SUMMARY:x\nDTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;UNTIL=20301224\n")))
                .containsEntry("start_at", "2026-12-24")
                .containsEntry("end_at", "2026-12-25")
                .containsEntry("is_all_day", true)
                .containsEntry("rrule", "FREQ=YEARLY;UNTIL=20301224T235959Z");
    }

    @Test
    void withoutAZoneIsInUtcWhereverTheServerIs() {
        assertThat(members(one("SUMMARY:x\nDTSTART:20261224T080000\n")))
                .containsEntry("start_at", "2026-12-24T08:00:00Z");
    }

    @Test
    void whatTheApiDoesNotHaveIsRefusedThere() {
        ImportedEvent event = one("DTSTART:20261224T080000Z\nRRULE:FREQ=HOURLY\nRDATE:20261225T080000Z\n");
        assertThat(EventReader.create(event.members(), "id", "u", Instant.EPOCH).faults())
                .extracting(fault -> fault.member())
                .containsExactlyInAnyOrder("rdate", "rrule");
    }

    @Test
    void withoutAUidIsKnownByWhatItSays() {
        String event = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261224T080000Z\nEND:VEVENT\n";
        assertThat(read(event).get(0).uid()).isEqualTo(read(event).get(0).uid()).hasSize(36);
    }

    @Test
    void isNoCalendar() {
        assertThatThrownBy(() -> new BiweeklyFiles().read("<html>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyNestedComponentsEnd() {
        assertThat(read("BEGIN:VEVENT\n".repeat(60_000))).hasSizeLessThan(2);
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
            read("BEGIN:VTIMEZONE\nTZID:Here\nTZURL:" + address + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                    + "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:u\nATTACH:"
                    + address + "\nURL:" + address + "\nDTSTART;TZID=Here:20261224T080000\nEND:VEVENT\n");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
