package io.github.keycloakpersonas.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.util.DefaultClientSessionContext;
import org.keycloak.util.JsonSerialization;

/** An access token of a login session that has all but what mappers add. */
final class TokenToFill {

    private final KeycloakSession session;
    private final UserSessionModel userSession;
    private final ClientSessionContext context;
    private final AccessToken token;

    /** Reads what a token request has at hand when it comes to the mappers. */
    TokenToFill(KeycloakSession session, String userSessionId, String clientId) {
        this.session = session;
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        ClientModel client = Objects.requireNonNull(realm.getClientById(clientId));
        session.getContext().setClient(client);
        userSession = Objects.requireNonNull(session.sessions().getUserSession(realm, userSessionId));
        AuthenticatedClientSessionModel clientSession =
                Objects.requireNonNull(userSession.getAuthenticatedClientSessionByClient(clientId));
        context = DefaultClientSessionContext.fromClientSessionScopeParameter(clientSession, session);
        token = new AccessToken();
        token.id(userSessionId);
        token.issuedNow();
        token.issuedFor(client.getClientId());
        token.subject(userSession.getUser().getId());
        token.exp(token.getIat() + Integer.MAX_VALUE);
        token.setSessionId(userSession.getId());
        token.setScope(context.getScopeString());
        // Read once a request, whatever the mappers are.
        context.getProtocolMappersStream().forEach(Objects::requireNonNull);
    }

    /** Lets Keycloak call the client's mappers and write the token, and takes the time of that. */
    FilledTokens fill() {
        long begun = System.nanoTime();
        AccessToken filled = new TokenManager().transformAccessToken(session, token, userSession, context);
        byte[] json = json(filled);
        long nanos = System.nanoTime() - begun;
        return new FilledTokens(nanos, new String(json, StandardCharsets.UTF_8));
    }

    private static byte[] json(AccessToken token) {
        try {
            return JsonSerialization.writeValueAsBytes(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
