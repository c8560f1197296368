package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.rar.AuthorizationDetails;
import org.keycloak.rar.AuthorizationRequestContext;
import org.keycloak.services.util.AuthorizationContextUtil;

/**
 * The persona that an application asks for: with the parameter {@code persona}, or, where Keycloak's feature
 * {@code parameterized-scopes} is on, with a scope such as {@code persona:traveler@corsica}.
 */
public final class RequestedPersona {

    /** The parameter of authorization and token requests. */
    public static final String PARAMETER = "persona";

    /** What a parameterized client scope has as its type. */
    public static final String SCOPE_TYPE = "persona";

    /** Why a request is refused. */
    public static final String NOT_HELD = "The user does not hold the requested persona, or it is not active";

    private RequestedPersona() {}

    /** The user's active persona of that name; empty if there is none. */
    public static Optional<Persona> find(
            KeycloakSession session, RealmModel realm, UserModel user, String name, Instant now) {
        return session.getProvider(PersonaProvider.class).ofUser(realm, user).stream()
                .filter(persona -> persona.isActiveAt(now) && persona.isCalled(name))
                .findFirst();
    }

    /**
     * The name in the scope parameter of a request.
     *
     * @param scope the scope parameter, whose values Keycloak has checked
     */
    public static Optional<String> inScope(KeycloakSession session, ClientModel client, String scope) {
        return isScopeEnabled()
                ? name(AuthorizationContextUtil.getAuthorizationRequestContextFromScopes(session, client, scope))
                : Optional.empty();
    }

    /** The name in the scope that tokens are issued with. */
    public static Optional<String> inScope(ClientSessionContext context) {
        return isScopeEnabled() ? name(context.getAuthorizationRequestContext()) : Optional.empty();
    }

    /**
     * Reads the value of a scope. RFC 6749 section 3.3 allows neither spaces nor letters beyond ASCII in it, so circles that
     * have some are percent-encoded.
     *
     * @throws IllegalArgumentException if a percent sign is followed by no number
     */
    public static String scopeValue(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean isScopeEnabled() {
        return Profile.isFeatureEnabled(Profile.Feature.PARAMETERIZED_SCOPES);
    }

    private static Optional<String> name(AuthorizationRequestContext request) {
        return request.getAuthorizationDetailEntries().stream()
                .filter(RequestedPersona::isPersona)
                .map(AuthorizationDetails::getParameterizedScopeParam)
                .map(RequestedPersona::scopeValue)
                .findFirst();
    }

    private static boolean isPersona(AuthorizationDetails details) {
        return details.getClientScope() != null
                && details.isParameterizedScope()
                && SCOPE_TYPE.equals(details.getClientScope().getAttribute(ClientScopeModel.PARAMETERIZED_SCOPE_TYPE));
    }
}
