package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.token.PersonaExplainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/{realm}/personas/explain}: what a token issued now would say about a user's personas, and why not more. */
public final class ExplainResource {

    /** What applications ask for at least. */
    private static final String DEFAULT_SCOPE = "openid";

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final Clock clock = Clock.systemUTC();

    ExplainResource(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
    }

    /**
     * Explains.
     *
     * @param user id or username
     * @param client the client by the id that it uses itself in requests
     * @param scope the scope parameter of the request for the token; {@code openid} if null or blank
     */
    @GET
    public Response explain(
            @QueryParam("user") @Nullable String user,
            @QueryParam("client") @Nullable String client,
            @QueryParam("scope") @Nullable String scope) {
        return exchange.answer(() -> {
            List<Violation> faults = new ArrayList<>();
            String wantedUser = required("user", user, faults);
            String wantedClient = required("client", client, faults);
            if (!faults.isEmpty()) {
                // Without knowing whom it is about there is no other permission to ask for.
                permit(auth::requireAnyAdminRole);
                throw new ProblemException(Problem.badRequest(faults));
            }
            UserModel owner = user(wantedUser);
            ClientModel application = client(wantedClient);
            Instant now = clock.instant();
            return Exchange.json(
                            200,
                            Explanation.json(
                                    owner,
                                    application,
                                    PersonaExplainer.explain(
                                            exchange.session(),
                                            application,
                                            owner,
                                            scope == null || scope.isBlank() ? DEFAULT_SCOPE : scope,
                                            now),
                                    now))
                    .build();
        });
    }

    private static String required(String name, @Nullable String value, List<Violation> faults) {
        if (value == null || value.isBlank()) {
            faults.add(Violation.of(name, "is required"));
            return "";
        }
        return value;
    }

    private UserModel user(String idOrName) {
        UserModel byId = exchange.session().users().getUserById(realm, idOrName);
        UserModel user = byId == null ? exchange.session().users().getUserByUsername(realm, idOrName) : byId;
        if (user == null) {
            throw missing(auth.users().canQuery(), "User not found");
        }
        permit(() -> auth.users().requireView(user));
        return user;
    }

    private ClientModel client(String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null) {
            throw missing(auth.clients().canList(), "Client not found");
        }
        permit(() -> auth.clients().requireView(client));
        return client;
    }

    /** Whoever may not search does not learn what there is. */
    private static ProblemException missing(boolean maySearch, String detail) {
        return maySearch ? new ProblemException(Problem.of(404, detail)) : forbidden();
    }

    private static void permit(Runnable check) {
        try {
            check.run();
        } catch (ForbiddenException e) {
            throw forbidden();
        }
    }

    private static ProblemException forbidden() {
        return new ProblemException(Problem.of(403, "Permission to view the user and the client is required"));
    }
}
