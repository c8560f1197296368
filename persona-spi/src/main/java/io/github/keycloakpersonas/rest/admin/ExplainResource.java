package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.explain.ExplanationJson;
import io.github.keycloakpersonas.explain.PersonaExplainer;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/**
 * {@code /admin/realms/{realm}/personas/explain}: which of a user's personas a token issued now would contain, and why
 * it would not contain the others.
 */
public final class ExplainResource {

    /** The scope that every application of OpenID Connect requests. */
    private static final String DEFAULT_SCOPE = "openid";

    private final Exchange exchange;
    private final AdminGate gate;

    ExplainResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /**
     * Returns the explanation.
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
                // As long as the user is unknown, no more specific permission can be checked.
                gate.requireAdministrator();
                throw new ProblemException(Problem.badRequest(faults));
            }
            UserModel owner = gate.viewableUser(wantedUser);
            ClientModel application = gate.viewableClient(wantedClient);
            Instant now = gate.now();
            return Exchange.json(
                            200,
                            ExplanationJson.json(
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
}
