package io.github.keycloakpersonas.benchmark.server;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resource.RealmResourceProvider;

/** Fills access tokens of the caller's session over and over and says how long that took. */
public final class TokenLoop implements RealmResourceProvider {

    private final KeycloakSession session;

    TokenLoop(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /**
     * Fills tokens, each in a Keycloak session and transaction of its own: what is looked up once a request is looked up once a token.
     *
     * @param count how many, at least one
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public FilledTokens fill(@QueryParam("tokens") int count) {
        @Nullable AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        if (caller == null) {
            throw new NotAuthorizedException("Bearer");
        }
        if (count < 1) {
            throw new BadRequestException("tokens must be at least 1");
        }
        FilledTokens filled = FilledTokens.NONE;
        for (int i = 0; i < count; i++) {
            filled = filled.plus(KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    ofToken -> new TokenToFill(
                                    ofToken,
                                    caller.session().getId(),
                                    caller.client().getId())
                            .fill(),
                    "token loop"));
        }
        return filled;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
