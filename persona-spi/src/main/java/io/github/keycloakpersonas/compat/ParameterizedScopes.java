package io.github.keycloakpersonas.compat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.rar.AuthorizationDetails;
import org.keycloak.rar.AuthorizationRequestContext;
import org.keycloak.services.util.AuthorizationContextUtil;

/**
 * The values of client scopes such as {@code persona:traveler@corsica}, where Keycloak's feature {@code
 * parameterized-scopes} is on. Before Keycloak 26.7 the feature does not exist, so there are no values.
 */
public final class ParameterizedScopes {

    private static final boolean KNOWN = Running.knows("PARAMETERIZED_SCOPES");

    private ParameterizedScopes() {}

    /**
     * The value in the scope parameter of a request.
     *
     * @param scope the scope parameter; null without one
     * @param type the type of the client scope
     */
    public static Optional<String> value(
            KeycloakSession session, ClientModel client, @Nullable String scope, String type) {
        return isEnabled()
                ? value(AuthorizationContextUtil.getAuthorizationRequestContextFromScopes(session, client, scope), type)
                : Optional.empty();
    }

    /** The value in the scope that tokens are issued with. */
    public static Optional<String> value(ClientSessionContext tokens, String type) {
        return isEnabled() ? value(tokens.getAuthorizationRequestContext(), type) : Optional.empty();
    }

    private static boolean isEnabled() {
        return KNOWN && Profile.isFeatureEnabled(Profile.Feature.PARAMETERIZED_SCOPES);
    }

    private static Optional<String> value(AuthorizationRequestContext request, String type) {
        return request.getAuthorizationDetailEntries().stream()
                .filter(details -> isOf(type, details))
                .map(AuthorizationDetails::getParameterizedScopeParam)
                .findFirst();
    }

    private static boolean isOf(String type, AuthorizationDetails details) {
        return details.getClientScope() != null
                && details.isParameterizedScope()
                && type.equals(details.getClientScope().getAttribute(ClientScopeModel.PARAMETERIZED_SCOPE_TYPE));
    }
}
