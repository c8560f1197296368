package io.github.keycloakpersonas.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The caller's calendar, in realms that have calendars. Throws what {@link PersonaClient} does. */
public final class CalendarClient {

    private static final String CALENDAR = "/v1/calendar";
    private static final String EVENTS = CALENDAR + "/events";
    private static final String FEEDS = CALENDAR + "/feeds";
    private static final String FILE_TYPE = "text/calendar";

    private final Transport transport;

    CalendarClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * What takes place in a window of at most 400 days, each occurrence by itself, by its beginning.
     *
     * @param personaId only what belongs to this persona; null for all
     */
    public List<CalendarEvent> listWindow(Instant from, Instant to, @Nullable String personaId) {
        return events(Address.query("from", from.toString(), "to", to.toString(), "persona", personaId))
                .toList();
    }

    /**
     * The events themselves, with the rules by which they come again. Pages are fetched as the stream is read.
     *
     * @param personaId only those of this persona; null for all
     */
    public Stream<CalendarEvent> listEvents(@Nullable String personaId) {
        return events(Address.query("persona", personaId));
    }

    private Stream<CalendarEvent> events(String query) {
        return Pages.of(transport, EVENTS, query, "events").map(CalendarEvent::of);
    }

    /** One event, with its ETag. */
    public CalendarEvent getEvent(String id) {
        return event(Call.of("GET", address(id)));
    }

    /** Creates an event. It is not tried again when the connection is lost, because it may have been created. */
    public CalendarEvent createEvent(EventDraft event) {
        return event(Call.of("POST", EVENTS).body(event.members()));
    }

    /**
     * Changes an event.
     *
     * @param event one that was read by itself is changed unless it has changed since, one of a list in any case
     * @throws ProblemException.ChangedMeanwhile if somebody else has changed it; read it again
     */
    public CalendarEvent updateEvent(CalendarEvent event, EventDraft change) {
        return event(versioned(Call.of("PATCH", address(event.id())), event).body(change.members()));
    }

    /** Removes an event with all of its occurrences, with the condition of {@link #updateEvent}. */
    public void deleteEvent(CalendarEvent event) {
        transport.send(versioned(Call.of("DELETE", address(event.id())), event));
    }

    /**
     * Changes one occurrence of an event that comes again.
     *
     * @param occurrence when the rule lets it begin, as {@link CalendarEvent#occurrence()} says
     * @return the whole event
     */
    public CalendarEvent updateOccurrence(String eventId, String occurrence, EventDraft change) {
        return event(Call.of("PATCH", address(eventId, occurrence)).body(change.members()));
    }

    /** Leaves one occurrence out; as {@link #updateOccurrence}. */
    public CalendarEvent deleteOccurrence(String eventId, String occurrence) {
        return event(Call.of("DELETE", address(eventId, occurrence)));
    }

    /** The calendar as calendar programs read it: iCalendar of RFC 5545. */
    public String getFile() {
        return transport
                .send(Call.of("GET", CALENDAR + ".ics").header("Accept", FILE_TYPE + ", application/problem+json"))
                .text();
    }

    /**
     * Imports a file of a calendar program, where the server can read such files.
     *
     * @param dryRun whether nothing is written
     */
    public CalendarImport importFile(String file, boolean dryRun) {
        Call call = Call.of("POST", CALENDAR + "/import" + Address.query("dry_run", String.valueOf(dryRun)))
                .text(FILE_TYPE, file);
        return Json.read(transport.send(call).json(), CalendarImport.class);
    }

    /** The secret addresses of the calendar, without their secrets. */
    public List<CalendarFeed> listFeeds() {
        return Json.entries(transport.send(Call.of("GET", FEEDS)).json(), "feeds")
                .map(feed -> Json.read(feed, CalendarFeed.class))
                .toList();
    }

    /**
     * Makes a secret address: whoever knows it reads the calendar.
     *
     * @param name what the user calls it; may be empty
     * @return with its address, which is not told again
     */
    public CalendarFeed createFeed(String name) {
        return Json.read(
                transport
                        .send(Call.of("POST", FEEDS).body(Map.of("name", name)))
                        .json(),
                CalendarFeed.class);
    }

    /** Closes a secret address. */
    public void deleteFeed(String id) {
        transport.send(Call.of("DELETE", FEEDS + "/" + Address.segment(id)));
    }

    private CalendarEvent event(Call call) {
        Answer answer = transport.send(call);
        return CalendarEvent.of(answer.json()).withEtag(answer.header("ETag").orElse(null));
    }

    private static Call versioned(Call call, CalendarEvent event) {
        return event.etag() == null ? call : call.header("If-Match", event.etag());
    }

    private static String address(String id) {
        return EVENTS + "/" + Address.segment(id);
    }

    private static String address(String id, String occurrence) {
        return address(id) + "/occurrences/" + Address.segment(occurrence);
    }
}
