package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.access.GrantableRoles;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.schema.Title;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.utils.RoleResolveUtil;

/**
 * The roles that Keycloak's own mappers will write to a token, as claims of any name and as the audience, and those that
 * titles grant to it.
 */
final class ResolvedRoles {

    private final KeycloakSession session;
    private final ClientSessionContext context;

    ResolvedRoles(KeycloakSession session, ClientSessionContext context) {
        this.session = session;
        this.context = context;
    }

    Set<RoleName> get() {
        return RolesByOwner.of(
                        RoleResolveUtil.getResolvedRealmRoles(session, context, false),
                        RoleResolveUtil.getAllResolvedClientRoles(session, context))
                .names();
    }

    void set(Set<RoleName> names) {
        RolesByOwner roles = RolesByOwner.of(names);
        AccessToken.Access realm = RoleResolveUtil.getResolvedRealmRoles(
                session, context, !roles.realm().isEmpty());
        if (realm != null) {
            realm.roles(new HashSet<>(roles.realm()));
        }
        // An empty entry would leave an audience without roles in the token.
        RoleResolveUtil.getAllResolvedClientRoles(session, context)
                .keySet()
                .removeIf(client -> !roles.clients().containsKey(client));
        roles.clients()
                .forEach((client, ofClient) -> RoleResolveUtil.getResolvedClientRoles(session, context, client, true)
                        .roles(new HashSet<>(ofClient)));
    }

    /**
     * The roles that titles grant, and which of them the tokens of the client can have.
     *
     * @param till the earliest end of the personas with these titles
     */
    PersonaRoles granted(List<Title> titles, Optional<Instant> till) {
        ClientModel client = context.getClientSession().getClient();
        List<ClientScopeModel> scopes = context.getClientScopesStream().toList();
        GrantableRoles grantable = new GrantableRoles(client.getRealm());
        Map<RoleName, RoleModel> roles = new HashMap<>();
        return PersonaRoles.granted(
                titles,
                name -> {
                    Map<RoleName, RoleModel> expanded = grantable.expanded(name).stream()
                            .collect(Collectors.toMap(ResolvedRoles::name, Function.identity(), (one, same) -> one));
                    roles.putAll(expanded);
                    return expanded.keySet();
                },
                name -> Optional.ofNullable(roles.get(name))
                        .filter(role -> isInScope(role, client, scopes))
                        .isPresent(),
                till);
    }

    /** The same rule as for the roles of a user (TokenManager.getAccess). */
    private static boolean isInScope(RoleModel role, ClientModel client, List<ClientScopeModel> scopes) {
        return client.isFullScopeAllowed()
                || client.hasScope(role)
                || scopes.stream().anyMatch(scope -> scope.hasScope(role));
    }

    private static RoleName name(RoleModel role) {
        return new RoleName(
                role.getContainer() instanceof ClientModel owner ? owner.getClientId() : null, role.getName());
    }
}
