package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.calendar.CalendarFeed;
import io.github.keycloakpersonas.calendar.FeedSecret;
import io.github.keycloakpersonas.calendar.Feeds;
import io.github.keycloakpersonas.representation.CalendarRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/** {@code /v1/calendar/feeds}: the addresses at which programs without a login read the calendar. */
public final class FeedsResource {

    private static final String FILE = ".ics";
    private static final String NAME = "name";
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");

    private final Exchange exchange;
    private final Gate gate;

    FeedsResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** The caller's addresses, without their secrets. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toView(gate);
            List<Map<String, Object>> feeds = own.calendars().store().feeds(own.userId()).stream()
                    .map(CalendarRepresentation::of)
                    .toList();
            return Exchange.json(200, Map.of("feeds", feeds)).build();
        });
    }

    /** Makes an address. It is shown this once. */
    @POST
    public Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            String name = name(JsonBody.readOptional(exchange, body));
            String secret = FeedSecret.create();
            CalendarFeed feed = own.calendars().feeds().create(own.userId(), name, secret);
            new UserEvents(exchange.session()).changedFeed(own.caller(), "create-calendar-address", feed.id());
            Map<String, Object> json = new LinkedHashMap<>(CalendarRepresentation.of(feed));
            json.put("url", NewAddress.of(exchange, secret + FILE).toString());
            return Exchange.json(201, json).build();
        });
    }

    private static String name(Map<String, @Nullable Object> sent) {
        Object name = sent.getOrDefault(NAME, "");
        boolean isName = name == null
                || (name instanceof String text
                        && text.codePointCount(0, text.length()) <= Feeds.LONGEST_NAME
                        && !UNFIT.matcher(text).find());
        if (!isName || !Set.of(NAME).containsAll(sent.keySet())) {
            throw new ProblemException(Problem.badRequest(
                    NAME,
                    "must be a text of at most " + Feeds.LONGEST_NAME
                            + " characters, and is the only member of the body"));
        }
        return name instanceof String text ? text.strip() : "";
    }

    /**
     * The calendar at a secret address, which is its own permission. Whatever the reason is that there is none, the answer is the same.
     *
     * @param file the secret with {@value #FILE} after it
     */
    @GET
    @Path("{feed}")
    public Response read(@PathParam("feed") String file) {
        return exchange.answer(() -> {
            gate.hideFromPages();
            UserModel user = secret(file).flatMap(this::owner).orElseThrow(Feeds::unknown);
            return exchange.unlessKnown(new CalendarFile(gate, user, gate.texts(user)).text(), CalendarFile.MEDIA_TYPE);
        });
    }

    private static Optional<String> secret(String file) {
        return file.endsWith(FILE) ? Optional.of(file.substring(0, file.length() - FILE.length())) : Optional.empty();
    }

    /** The user whose calendar is at an address, if it is open. */
    private Optional<UserModel> owner(String secret) {
        if (!gate.provider().isSetUp(gate.realm())
                || !gate.provider().schema(gate.realm()).capabilities().hasCalendar()) {
            return Optional.empty();
        }
        Feeds feeds = gate.provider().calendars(gate.realm()).feeds();
        Optional<CalendarFeed> feed = feeds.find(secret);
        Optional<UserModel> owner =
                feed.map(found -> gate.user(found.userId())).filter(user -> user.isEnabled() && mayRead(user));
        owner.ifPresent(user -> {
            gate.count(user);
            feeds.used(feed.orElseThrow());
        });
        return owner;
    }

    /** Whether the user still may read the calendar with a token. */
    private boolean mayRead(UserModel user) {
        ClientModel api = gate.realm().getClientByClientId(PersonaApi.CLIENT_ID);
        return api != null
                && Stream.of(PersonaApi.VIEW_CALENDAR, PersonaApi.MANAGE_CALENDAR)
                        .map(api::getRole)
                        .anyMatch(role -> role != null && user.hasRole(role));
    }

    /** Closes an address. */
    @DELETE
    @Path("{feed}")
    public Response delete(@PathParam("feed") String id) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            own.calendars().feeds().delete(own.userId(), id);
            new UserEvents(exchange.session()).changedFeed(own.caller(), "delete-calendar-address", id);
            return Response.noContent().build();
        });
    }
}
