package io.github.keycloakpersonas.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.ScopeContainerModel;
import org.keycloak.representations.AccessToken;

/**
 * Tells whether the client of a token is meant to manage circles. The role is a default role, and clients with full scope,
 * as Keycloak creates them, get every role of the user. That alone must not let any application manage others.
 */
public final class CircleScope {

    private CircleScope() {}

    /**
     * Whether the client has the role among its own scope mappings, as the account console has, or by one of the token's
     * client scopes.
     */
    public static boolean isMeant(RealmModel realm, AccessToken token) {
        ClientModel client = realm.getClientByClientId(token.getIssuedFor());
        ClientModel api = realm.getClientByClientId(PersonaApi.CLIENT_ID);
        RoleModel role = api == null ? null : api.getRole(PersonaApi.MANAGE_CIRCLES);
        return client != null
                && role != null
                && Stream.concat(Stream.of(client), scopes(client, token)).anyMatch(each -> maps(each, role));
    }

    private static Stream<ClientScopeModel> scopes(ClientModel client, AccessToken token) {
        Set<String> requested = token.getScope() == null
                ? Set.of()
                : Set.copyOf(List.of(token.getScope().split(" ")));
        return Stream.concat(
                client.getClientScopes(true).values().stream(),
                client.getClientScopes(false).entrySet().stream()
                        .filter(scope -> requested.contains(scope.getKey()))
                        .map(Map.Entry::getValue));
    }

    private static boolean maps(ScopeContainerModel scope, RoleModel role) {
        return scope.getScopeMappingsStream().anyMatch(mapped -> mapped.hasRole(role));
    }
}
