package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.representation.CalendarRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calendar/events}: the caller's appointments. */
public final class EventsResource {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(400);

    private final Exchange exchange;
    private final Gate gate;

    EventsResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /**
     * What a list is to have.
     *
     * @param window what takes place in it; empty for the events themselves
     */
    private record Wanted(Optional<Window> window, Optional<String> persona, Page page) {

        static Wanted of(Parameters parameters) {
            Optional<Instant> from = parameters.time("from");
            Optional<Instant> to = parameters.time("to");
            if (from.isPresent() != to.isPresent()) {
                parameters.fault(from.isPresent() ? "to" : "from", "is required with the other end of the window");
            }
            Optional<Window> window = from.flatMap(start -> to.map(end -> new Window(start, end)));
            window.filter(asked -> !asked.end().isAfter(asked.start())
                            || asked.end().isAfter(asked.start().plus(LONGEST_WINDOW)))
                    .ifPresent(asked -> parameters.fault(
                            "to", "must be after from, and at most " + LONGEST_WINDOW.toDays() + " days"));
            return new Wanted(window, parameters.shortText("persona"), Page.of(parameters));
        }
    }

    private record Window(Instant start, Instant end) {}

    /** What takes place in a window, or a page of the events themselves. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toView(gate);
            Wanted wanted = exchange.parameters(Wanted::of);
            Optional<String> persona = own.persona(wanted.persona());
            List<Map<String, Object>> events = wanted.window()
                    .map(window -> between(own, window, persona))
                    .orElseGet(() -> page(own, wanted.page(), persona));
            return Exchange.json(200, Map.of("events", events)).build();
        });
    }

    private static List<Map<String, Object>> between(OwnCalendar own, Window window, Optional<String> persona) {
        CalendarRepresentation representation = own.representation();
        return own
                .calendars()
                .between(
                        own.userId(),
                        window.start(),
                        window.end(),
                        event -> persona.isEmpty() || persona.get().equals(event.personaId()))
                .stream()
                .map(representation::of)
                .toList();
    }

    private List<Map<String, Object>> page(OwnCalendar own, Page page, Optional<String> persona) {
        CalendarRepresentation representation = own.representation();
        List<CalendarEvent> found =
                own.calendars().store().page(own.userId(), persona.orElse(null), page.first(), page.ahead());
        return exchange.part(page, found).stream().map(representation::of).toList();
    }

    /** Creates an event. */
    @POST
    public Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            CalendarEvent created = own.calendars().create(own.userId(), own.resolved(members.get()));
            return Exchange.json(201, own.representation().of(created))
                    .location(NewAddress.of(exchange, created.id()))
                    .header("ETag", EntityTag.of(created.stamp().version()))
                    .build();
        });
    }

    /** One event. */
    @Path("{event_id}")
    public EventResource one(@PathParam("event_id") String id) {
        return new EventResource(exchange, gate, id);
    }
}
