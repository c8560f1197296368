package io.github.keycloakpersonas.grant;

import io.github.keycloakpersonas.token.LostPersona;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.representations.RefreshToken;

/** Keycloak's renewal of tokens with one check more, for clients whose mapper asks for it. */
final class PersonaRefresh extends DefaultRefreshTokenProvider {

    private final Clock clock;

    PersonaRefresh(KeycloakSession session, Clock clock) {
        super(session);
        this.clock = clock;
    }

    /** New refresh tokens stay Keycloak's own. */
    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return false;
    }

    @Override
    @SuppressWarnings("TooManyParameters") // Keycloak's.
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession serving,
            UriInfo uri,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken token,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokens,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation validation =
                super.validateToken(serving, uri, connection, realm, token, headers, scope, client, tokens, event);
        if (LostPersona.forbids(serving, validation.userSession, validation.clientSessionCtx, clock.instant())) {
            throw new OAuthErrorException(
                    OAuthErrorException.INVALID_GRANT,
                    "The persona that the session works as is not active any more. Log in again, or select another one.");
        }
        return validation;
    }
}
