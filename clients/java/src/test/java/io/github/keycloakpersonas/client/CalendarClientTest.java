package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakpersonas.client.StubServer.Received;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client sends and reads of a calendar. */
class CalendarClientTest extends StubbedClient {

    private static final String EVENT = """
        {"id":"e1","title":"Rehearsal","start_at":"2026-10-19T18:00:00Z","end_at":"2026-10-19T19:30:00Z",
         "is_all_day":false,"time_zone":"Europe/Berlin","rrule":"FREQ=DAILY",
         "created_at":"2026-01-13T17:00:00Z","updated_at":"2026-01-13T17:00:00Z"}\
        """;

    private static final String EVENTS = "/realms/acme/persona/v1/calendar/events";

    @Test
    void asksForAWindow() {
        server.answers(
                200,
                "{\"events\":[" + EVENT.replace("\"rrule\"", "\"occurrence\":\"2026-10-19T18:00:00Z\",\"rrule\"")
                        + "]}");
        List<CalendarEvent> found = client.calendar()
                .listWindow(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"), "p 1");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).occurrence()).isEqualTo("2026-10-19T18:00:00Z");
        assertThat(found.get(0).allDay()).isFalse();
        assertThat(only().address())
                .isEqualTo(EVENTS + "?from=2026-10-01T00%3A00%3A00Z&to=2026-11-01T00%3A00%3A00Z&persona=p%201");
    }

    @Test
    void readsPageAfterPage() {
        server.answers(200, "{\"events\":[" + EVENT + "]}", "Link", "<" + EVENTS + "?first=1>; rel=\"next\"");
        server.answers(200, "{\"events\":[" + EVENT + "]}");
        assertThat(client.calendar().listEvents(null)).hasSize(2);
        assertThat(server.received().get(1).address()).isEqualTo(EVENTS + "?first=1");
    }

    @Test
    void createsAndChangesWhatWasRead() {
        server.answers(201, EVENT, "ETag", "\"0\"");
        CalendarEvent created = client.calendar()
                .createEvent(
                        EventDraft.of("Rehearsal", "2026-10-19", "2026-10-20").allDay(true));
        client.calendar().updateEvent(created, EventDraft.NONE.location(null));
        client.calendar().deleteEvent(created);
        assertThat(server.received().get(0).body())
                .isEqualTo("{\"title\":\"Rehearsal\",\"start_at\":\"2026-10-19\",\"end_at\":\"2026-10-20\","
                        + "\"is_all_day\":true}");
        Received changed = server.received().get(1);
        assertThat(changed.method()).isEqualTo("PATCH");
        assertThat(changed.header("If-match")).isEqualTo("\"0\"");
        assertThat(changed.body()).isEqualTo("{\"location\":null}");
        assertThat(server.received().get(2).header("If-match")).isEqualTo("\"0\"");
    }

    @Test
    void namesOneOccurrence() {
        server.answers(200, EVENT);
        client.calendar().updateOccurrence("e1", "2026-10-20T18:00:00Z", EventDraft.NONE.title("Early"));
        client.calendar().deleteOccurrence("e1", "2026-10-21");
        assertThat(server.received())
                .extracting(Received::method, Received::address)
                .containsExactly(
                        tuple("PATCH", EVENTS + "/e1/occurrences/2026-10-20T18%3A00%3A00Z"),
                        tuple("DELETE", EVENTS + "/e1/occurrences/2026-10-21"));
    }

    @Test
    void sendsAndReadsFiles() {
        server.answers(200, "BEGIN:VCALENDAR").answers(200, """
                {"dry_run":true,"created":1,"updated":0,"unchanged":2,"refused_count":1,
                 "refused":[{"uid":"u","reason":"no time"}]}""");
        assertThat(client.calendar().getFile()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(only().header("Accept")).startsWith("text/calendar");
        CalendarImport report = client.calendar().importFile("BEGIN:VCALENDAR", true);
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.refused().get(0).reason()).isEqualTo("no time");
        Received sent = server.received().get(1);
        assertThat(sent.address()).endsWith("/v1/calendar/import?dry_run=true");
        assertThat(sent.header("Content-type")).isEqualTo("text/calendar");
        assertThat(sent.body()).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void showsTheAddressOfAFeedToItsMakerOnly() {
        String feed = "{\"id\":\"f\",\"name\":\"Phone\",\"created_at\":\"2026-01-13T17:00:00Z\"";
        server.answers(201, feed + ",\"url\":\"https://id/x.ics\"}").answers(200, "{\"feeds\":[" + feed + "}]}");
        CalendarFeed made = client.calendar().createFeed("Phone");
        assertThat(made.url()).isEqualTo("https://id/x.ics");
        assertThat(made.toString()).doesNotContain("x.ics");
        assertThat(client.calendar().listFeeds().get(0).url()).isNull();
        client.calendar().deleteFeed("f");
        assertThat(server.received().get(2).address()).endsWith("/v1/calendar/feeds/f");
    }

    @Test
    void saysThatARealmHasNone() {
        server.answers(404, "{\"type\":\"about:blank\",\"detail\":\"calendar.enabled\"}");
        assertThatExceptionOfType(ProblemException.NotFound.class)
                .isThrownBy(() -> client.calendar().listEvents(null).count());
    }
}
