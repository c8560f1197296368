package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.explain.ExplanationJson;
import io.github.keycloakpersonas.explain.PersonaExplainer;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** What a token of the caller for the caller's own application says, and why. */
final class OwnExplanation {

    /** The scope that every application of OpenID Connect requests. */
    private static final String DEFAULT_SCOPE = "openid";

    private final Exchange exchange;
    private final Gate gate;

    OwnExplanation(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** @param scope the scope that the token is requested with; {@code openid} if null or blank */
    Response of(@Nullable String scope) {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            gate.requireCommonIdentifiers(caller);
            ClientModel client = gate.realm().getClientByClientId(caller.token().getIssuedFor());
            if (client == null) {
                throw new ProblemException(
                        Problem.of(ProblemType.CLIENT_NOT_FOUND, "The client of the token does not exist any more"));
            }
            Instant now = gate.now();
            String requested = scope == null || scope.isBlank() ? DEFAULT_SCOPE : scope;
            return Exchange.json(
                            200,
                            ExplanationJson.json(
                                    caller.user().getId(),
                                    client.getClientId(),
                                    PersonaExplainer.explain(exchange.session(), client, caller.user(), requested, now),
                                    now))
                    .build();
        });
    }
}
