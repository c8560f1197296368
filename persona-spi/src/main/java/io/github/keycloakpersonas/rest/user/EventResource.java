package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.calendar.OccurrenceId;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calendar/events/{event_id}}: one appointment, and its single occurrences. */
public final class EventResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String id;

    EventResource(Exchange exchange, Gate gate, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.id = id.toLowerCase(Locale.ROOT);
    }

    /** Reads the event. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toView(gate);
            return shown(own, own.calendars().find(own.userId(), id));
        });
    }

    /** Changes the event; members that are not sent stay. */
    @PUT
    public Response put(@Nullable InputStream body) {
        return patch(body);
    }

    /** The same as {@code PUT}. */
    @PATCH
    public Response patch(@Nullable InputStream body) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            return shown(own, own.calendars().change(own.userId(), id, own.resolved(members.get()), expected()));
        });
    }

    /** Deletes the event with all of its occurrences. */
    @DELETE
    public Response delete() {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            own.calendars().delete(own.userId(), id, expected());
            return Response.noContent().build();
        });
    }

    /** Changes one occurrence. */
    @PATCH
    @Path("occurrences/{occurrence}")
    public Response change(@PathParam("occurrence") String occurrence, @Nullable InputStream body) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            OccurrenceId one = new OccurrenceId(id, occurrence);
            return shown(own, own.calendars().changeOccurrence(own.userId(), one, members.get(), expected()));
        });
    }

    /** Leaves one occurrence out. */
    @DELETE
    @Path("occurrences/{occurrence}")
    public Response leaveOut(@PathParam("occurrence") String occurrence) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            return shown(own, own.calendars().leaveOut(own.userId(), new OccurrenceId(id, occurrence), expected()));
        });
    }

    private static Response shown(OwnCalendar own, CalendarEvent event) {
        return Exchange.json(200, own.representation().of(event))
                .header("ETag", EntityTag.of(event.stamp().version()))
                .build();
    }

    private IntPredicate expected() {
        return EntityTag.accepted(exchange.header("If-Match"));
    }
}
