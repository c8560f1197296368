package io.github.keycloakpersonas.grant;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Keycloak's standard token exchange (RFC 8693) with an additional parameter, {@code persona}, which names the persona
 * of the new token; a scope can name it too. It handles only requests that name a persona, and does not change the
 * selected persona of the login session.
 */
final class PersonaTokenExchange extends StandardTokenExchangeProvider {

    private final Clock clock;

    /**
     * The id of the persona that a refresh token keeps whenever it is renewed; null if the exchange issues no refresh
     * token.
     */
    private @Nullable String lasting;

    PersonaTokenExchange(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supports(TokenExchangeContext request) {
        return requested(request).isPresent() && super.supports(request);
    }

    @Override
    protected Response exchangeClientToOIDCClient(
            UserModel user,
            UserSessionModel userSession,
            String requestedTokenType,
            List<ClientModel> audience,
            String scope,
            AccessToken subjectToken) {
        Persona persona = requested(context)
                .flatMap(name -> RequestedPersona.find(session, client, user, name, clock.instant()))
                .filter(found -> LevelOfAuthentication.permitsWithoutLogin(
                        client, session.getProvider(PersonaProvider.class).schema(realm), found))
                .orElseThrow(this::notHeld);
        RequestedPersona.setOfRequest(session, persona);
        lasting = OAuth2Constants.REFRESH_TOKEN_TYPE.equals(requestedTokenType) ? persona.id() : null;
        event.detail("persona", persona.id());
        return super.exchangeClientToOIDCClient(user, userSession, requestedTokenType, audience, scope, subjectToken);
    }

    @Override
    protected AuthenticationSessionModel createSessionModel(
            UserSessionModel userSession,
            RootAuthenticationSessionModel root,
            UserModel user,
            ClientModel requester,
            String scope) {
        AuthenticationSessionModel login = super.createSessionModel(userSession, root, user, requester, scope);
        if (lasting != null) {
            SelectedPersona.pin(login, lasting);
        }
        return login;
    }

    private CorsErrorResponseException notHeld() {
        event.detail(Details.REASON, RequestedPersona.NOT_HELD);
        event.error(Errors.ACCESS_DENIED);
        return new CorsErrorResponseException(
                cors, OAuthErrorException.INVALID_GRANT, RequestedPersona.NOT_HELD, Response.Status.BAD_REQUEST);
    }

    private static Optional<String> requested(TokenExchangeContext request) {
        return Optional.ofNullable(request.getFormParams().getFirst(RequestedPersona.PARAMETER))
                .or(() -> RequestedPersona.inScope(
                        request.getSession(),
                        request.getClient(),
                        request.getFormParams().getFirst(OAuth2Constants.SCOPE)));
    }
}
