package io.github.keycloakpersonas.benchmark.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.util.DefaultClientSessionContext;
import org.keycloak.util.JsonSerialization;

/**
 * Makes access tokens of the caller's session over and over, the way a token request does, but without what would hide the mappers:
 * the request itself, its checks, the session's row in the database, and signatures.
 */
public final class TokenLoop implements RealmResourceProvider {

    private final KeycloakSession session;
    private final TokenManager tokens = new TokenManager();

    TokenLoop(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /**
     * Makes tokens, each in a Keycloak session and transaction of its own, since what is read once a transaction is read once a token.
     *
     * @param count how many, at least one
     * @return the claims of the last one
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] make(@QueryParam("tokens") int count) {
        @Nullable AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        if (caller == null) {
            throw new NotAuthorizedException("Bearer");
        }
        String userSession = caller.session().getId();
        String client = caller.client().getId();
        byte[] last = {};
        for (int i = 0; i < count; i++) {
            last = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    ofToken -> make(ofToken, userSession, client),
                    "token loop");
        }
        return last;
    }

    private byte[] make(KeycloakSession ofToken, String userSessionId, String clientId) {
        RealmModel realm = Objects.requireNonNull(ofToken.getContext().getRealm());
        ClientModel client = Objects.requireNonNull(realm.getClientById(clientId));
        ofToken.getContext().setClient(client);
        UserSessionModel userSession = Objects.requireNonNull(ofToken.sessions().getUserSession(realm, userSessionId));
        AuthenticatedClientSessionModel clientSession =
                Objects.requireNonNull(userSession.getAuthenticatedClientSessionByClient(clientId));
        ClientSessionContext context =
                DefaultClientSessionContext.fromClientSessionScopeParameter(clientSession, ofToken);
        AccessToken token = tokens.createClientAccessToken(
                ofToken, realm, client, userSession.getUser(), userSession, context, false);
        try {
            return JsonSerialization.writeValueAsBytes(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
