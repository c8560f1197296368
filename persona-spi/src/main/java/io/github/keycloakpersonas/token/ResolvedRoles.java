package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.schema.RoleName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.utils.RoleResolveUtil;

/** The roles that Keycloak's own mappers will write to a token: claims of any name, and the audience. */
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
}
