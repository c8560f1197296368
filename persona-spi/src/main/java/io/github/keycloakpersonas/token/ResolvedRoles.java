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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        Set<RoleName> names = new HashSet<>();
        of(RoleResolveUtil.getResolvedRealmRoles(session, context, false))
                .forEach(role -> names.add(RoleName.ofRealm(role)));
        RoleResolveUtil.getAllResolvedClientRoles(session, context)
                .forEach((client, roles) -> of(roles).forEach(role -> names.add(new RoleName(client, role))));
        return names;
    }

    void set(Set<RoleName> names) {
        Set<String> ofRealm = new HashSet<>();
        Map<String, Set<String>> ofClients = new HashMap<>();
        for (RoleName name : names) {
            String client = name.client();
            (client == null ? ofRealm : ofClients.computeIfAbsent(client, none -> new HashSet<>())).add(name.name());
        }
        AccessToken.Access realm = RoleResolveUtil.getResolvedRealmRoles(session, context, !ofRealm.isEmpty());
        if (realm != null) {
            realm.roles(ofRealm);
        }
        // An empty entry would leave an audience without roles in the token.
        RoleResolveUtil.getAllResolvedClientRoles(session, context)
                .keySet()
                .removeIf(client -> !ofClients.containsKey(client));
        ofClients.forEach((client, roles) -> RoleResolveUtil.getResolvedClientRoles(session, context, client, true)
                .roles(roles));
    }

    private static Set<String> of(AccessToken.@Nullable Access access) {
        return access == null || access.getRoles() == null ? Set.of() : access.getRoles();
    }

    /**
     * The roles that titles grant, and which of them the tokens of the client can have.
     *
     * @param till the earliest end of the personas with these titles
     */
    PersonaRoles granted(List<Title> titles, Optional<Instant> till) {
        ClientModel client = context.getClientSession().getClient();
        List<ClientScopeModel> scopes = context.getClientScopesStream().toList();
        GrantableRoles roles = new GrantableRoles(client.getRealm());
        Set<RoleName> granted = new HashSet<>();
        Set<RoleName> addable = new HashSet<>();
        for (Title title : titles) {
            Set<RoleModel> ofTitle = title.roles()
                    .names()
                    .flatMap(name -> roles.expanded(name).stream())
                    .collect(Collectors.toSet());
            names(ofTitle.stream()).forEach(granted::add);
            if (!title.isSelfMade()) {
                names(ofTitle.stream().filter(role -> isInScope(role, client, scopes)))
                        .forEach(addable::add);
            }
        }
        return new PersonaRoles(granted, addable, granted.isEmpty() ? Optional.empty() : till);
    }

    /** The same rule as for the roles of a user (TokenManager.getAccess). */
    private static boolean isInScope(RoleModel role, ClientModel client, List<ClientScopeModel> scopes) {
        return client.isFullScopeAllowed()
                || client.hasScope(role)
                || scopes.stream().anyMatch(scope -> scope.hasScope(role));
    }

    private static Stream<RoleName> names(Stream<RoleModel> roles) {
        return roles.map(role -> new RoleName(
                role.getContainer() instanceof ClientModel owner ? owner.getClientId() : null, role.getName()));
    }
}
