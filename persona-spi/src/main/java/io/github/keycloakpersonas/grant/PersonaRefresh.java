package io.github.keycloakpersonas.grant;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.token.LostPersona;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
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

/**
 * Keycloak's renewal of tokens with an additional check: where the scope or the mapper requires it, the persona of the
 * tokens must still be active.
 */
final class PersonaRefresh extends DefaultRefreshTokenProvider {

    private final Clock clock;

    PersonaRefresh(KeycloakSession session, Clock clock) {
        super(session);
        this.clock = clock;
    }

    /** Only renewals are handled here; Keycloak creates the first refresh token itself. */
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
        requireActive(serving, client, scope, validation);
        LostPersona.refuse(serving, validation.userSession, validation.clientSessionCtx, clock.instant());
        return validation;
    }

    /**
     * Without this check Keycloak would drop the scope, and the new token would be for the persona that the session has
     * selected in the meantime.
     */
    private void requireActive(
            KeycloakSession serving, ClientModel client, String scope, TokenManager.TokenValidation validation)
            throws OAuthErrorException {
        Optional<String> named = RequestedPersona.inScope(serving, client, scope);
        if (named.isPresent()
                && named.flatMap(name -> RequestedPersona.find(serving, client, validation.user, name, clock.instant()))
                        .filter(persona -> isPermitted(persona, serving, validation))
                        .isEmpty()) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, RequestedPersona.NOT_HELD);
        }
    }

    private static boolean isPermitted(
            Persona persona, KeycloakSession serving, TokenManager.TokenValidation validation) {
        PersonaSchema schema = serving.getProvider(PersonaProvider.class).schema(validation.userSession.getRealm());
        return LevelOfAuthentication.permits(validation.clientSessionCtx.getClientSession(), schema, persona);
    }
}
