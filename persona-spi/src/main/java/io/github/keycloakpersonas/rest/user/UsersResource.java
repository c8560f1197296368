package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** {@code /v1/users}: the realm's users, the holders of a title, and a user's personas. */
public final class UsersResource {

    private static final String TITLE = "title";

    private final Exchange exchange;
    private final Gate gate;

    UsersResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** Enabled users without service accounts. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireCommonIdentifiers(gate.require(PersonaApi.VIEW_USERS));
            UserSearch wanted = exchange.parameters(UserSearch::of);
            Page page = wanted.page();
            Map<String, String> filter = new HashMap<>(Map.of(
                    UserModel.SEARCH, wanted.text(),
                    UserModel.ENABLED, "true",
                    UserModel.INCLUDE_SERVICE_ACCOUNT, "false"));
            List<UserModel> found = users().searchForUserStream(gate.realm(), filter, page.first(), page.ahead())
                    .toList();
            List<Map<String, @Nullable Object>> shown =
                    exchange.part(page, found).stream().map(UsersResource::user).toList();
            return Exchange.json(200, Map.of("users", shown)).build();
        });
    }

    /** Enabled users with an active persona of a title. */
    @GET
    @Path("by-persona")
    public Response byPersona() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.DISCOVER);
            gate.requireCommonIdentifiers(caller);
            HolderSearch wanted = exchange.parameters(HolderSearch::of);
            Page page = wanted.page();
            HeldTitle held = new HeldTitle(wanted.title(), wanted.circle(), gate.now());
            PersonaStore store = gate.personas().store();
            List<String> found = wanted.after()
                    .map(cursor -> store.holdersAfter(held, cursor.userId(), page.ahead()))
                    .orElseGet(() -> store.holders(held, page.first(), page.ahead()));
            List<String> part = exchange.part(page, found, Cursor::of);
            new ReadAudit(gate, exchange.session(), caller).named(part, wanted.title());
            List<Map<String, @Nullable Object>> shown =
                    part.stream().map(userId -> holder(userId, wanted.title())).toList();
            return Exchange.json(200, Map.of("users", shown)).build();
        });
    }

    /** A user's personas. */
    @GET
    @Path("{user_sub}/personas")
    public Response personas(@PathParam("user_sub") String userSub) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOr("Forbidden: Service account required", PersonaApi.VIEW_ALL);
            gate.requireCommonIdentifiers(caller);
            PersonaList wanted = exchange.parameters(PersonaList::ofAnyTitle);
            UserModel user = gate.user(userSub);
            if (user == null) {
                throw new ProblemException(Problem.of(ProblemType.USER_NOT_FOUND, "User not found"));
            }
            new ReadAudit(gate, exchange.session(), caller).givenAllOf(user.getId());
            return exchange.unlessKnown(wanted.json(
                    exchange,
                    gate.provider().ofUser(gate.realm(), user),
                    gate.provider().schema(gate.realm()),
                    gate.now(),
                    PersonaRepresentation::of));
        });
    }

    /**
     * Which users a caller looks for.
     *
     * @param text what Keycloak searches for; empty for all users
     * @param page which part of the list
     */
    private record UserSearch(String text, Page page) {

        static UserSearch of(Parameters parameters) {
            return new UserSearch(parameters.shortText("search").orElse(""), Page.of(parameters));
        }
    }

    /**
     * Whose holders a caller looks for.
     *
     * @param title the title that they hold
     * @param circle where they hold it; empty for anywhere
     * @param page which part of the list
     * @param after where the list goes on
     */
    private record HolderSearch(String title, Optional<Circle> circle, Page page, Optional<Cursor> after) {

        static HolderSearch of(Parameters parameters) {
            parameters.required(TITLE);
            return new HolderSearch(
                    parameters.shortText(TITLE).orElse(""),
                    parameters
                            .shortText("circle", text -> new Circle(text).name())
                            .map(Circle::new),
                    Page.of(parameters),
                    Cursor.of(parameters));
        }
    }

    private UserProvider users() {
        return exchange.session().users();
    }

    private static Map<String, @Nullable Object> user(UserModel user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.getId());
        json.put("username", user.getUsername());
        json.put("email", user.getEmail());
        return json;
    }

    /** A holder as shown to callers who search by persona: they learn the user's id, but no address. */
    private static Map<String, @Nullable Object> holder(String userId, String title) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sub", userId);
        json.put("email", null);
        json.put("persona", title);
        return json;
    }
}
