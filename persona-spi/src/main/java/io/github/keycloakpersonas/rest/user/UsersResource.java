package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

    private static final int MAX_LENGTH = 255;

    private final Exchange exchange;
    private final Gate gate;

    UsersResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** Enabled users without service accounts. */
    @GET
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max) {
        return exchange.answer(() -> {
            gate.requireCommonIdentifiers(gate.require(PersonaApi.VIEW_USERS));
            Page page = Page.of(first, max);
            requireShort("search", search);
            Map<String, String> filter = new HashMap<>(Map.of(
                    UserModel.SEARCH, search == null ? "" : search,
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
    public Response byPersona(
            @QueryParam("title") @Nullable String title,
            @QueryParam("circle") @Nullable String circle,
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max,
            @QueryParam("cursor") @Nullable String cursor) {
        return exchange.answer(() -> {
            gate.requireCommonIdentifiers(gate.require(PersonaApi.DISCOVER));
            Page page = Page.of(first, max);
            Optional<String> after = Cursor.read(cursor, first).map(Cursor::userId);
            if (title == null || title.isBlank()) {
                throw new ProblemException(Problem.badRequest("title", "is required"));
            }
            requireShort("title", title);
            Optional<Circle> wanted = Optional.ofNullable(circle).map(Circle::new);
            requireShort("circle", wanted.map(Circle::name).orElse(null));
            HeldTitle held = new HeldTitle(title, wanted, gate.now());
            PersonaStore store = gate.personas().store();
            List<String> found = after.map(userId -> store.holdersAfter(held, userId, page.ahead()))
                    .orElseGet(() -> store.holders(held, page.first(), page.ahead()));
            List<Map<String, @Nullable Object>> shown = exchange.part(page, found, Cursor::of).stream()
                    .map(userId -> holder(userId, title))
                    .toList();
            return Exchange.json(200, Map.of("users", shown)).build();
        });
    }

    /** A user's personas. */
    @GET
    @Path("{user_sub}/personas")
    public Response personas(
            @PathParam("user_sub") String userSub,
            @QueryParam("status") @Nullable String status,
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max) {
        return exchange.answer(() -> {
            gate.requireCommonIdentifiers(gate.requireOr("Forbidden: Service account required", PersonaApi.VIEW_ALL));
            PersonaList wanted = new PersonaList(PersonaList.status(status), null, null, Page.of(first, max));
            UserModel user = gate.user(userSub);
            if (user == null) {
                throw new ProblemException(Problem.of(ProblemType.USER_NOT_FOUND, "User not found"));
            }
            return exchange.unlessKnown(wanted.json(
                    exchange,
                    gate.provider().ofUser(gate.realm(), user),
                    gate.provider().schema(gate.realm()),
                    gate.now()));
        });
    }

    /** Limits a value that is passed to the database, because databases do not accept texts of every length. */
    private static void requireShort(String name, @Nullable String value) {
        if (value != null && value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new ProblemException(Problem.badRequest(name, "must have at most " + MAX_LENGTH + " characters"));
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
