package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.explain.ExplanationJson;
import io.github.keycloakpersonas.explain.PersonaExplainer;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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

    /** Returns the explanation. */
    @GET
    public Response explain() {
        return exchange.answer(() -> {
            Question question = question();
            UserModel owner = gate.viewableUser(question.user());
            ClientModel application = gate.viewableClient(question.client());
            Instant now = gate.now();
            return Exchange.json(
                            200,
                            ExplanationJson.json(
                                    owner.getId(),
                                    application.getClientId(),
                                    PersonaExplainer.explain(
                                            exchange.session(), application, owner, question.scope(), now),
                                    now))
                    .build();
        });
    }

    private Question question() {
        try {
            return exchange.parameters(Question::of);
        } catch (ProblemException e) {
            // As long as the user is unknown, no more specific permission can be checked.
            gate.requireAdministrator();
            throw e;
        }
    }

    /**
     * What is asked.
     *
     * @param user id or username
     * @param client the client by the id that it uses itself in requests
     * @param scope the scope parameter of the request for the token
     */
    private record Question(String user, String client, String scope) {

        static Question of(Parameters parameters) {
            return new Question(
                    parameters.required("user"),
                    parameters.required("client"),
                    parameters.text("scope").filter(text -> !text.isBlank()).orElse(DEFAULT_SCOPE));
        }
    }
}
