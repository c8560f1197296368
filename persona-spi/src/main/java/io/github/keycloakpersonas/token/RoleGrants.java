package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.access.GrantableRoles;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.schema.Title;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.RoleModel;

/** Resolves the roles of titles in Keycloak, and decides which of them the tokens of a client can have. */
final class RoleGrants {

    private final ClientModel client;
    private final List<ClientScopeModel> scopes;
    private final GrantableRoles roles;

    RoleGrants(ClientSessionContext context) {
        this.client = context.getClientSession().getClient();
        this.scopes = context.getClientScopesStream().toList();
        this.roles = new GrantableRoles(client.getRealm());
    }

    /** @param till the earliest end of the personas with these titles */
    PersonaRoles of(List<Title> titles, Optional<Instant> till) {
        Set<RoleName> granted = new HashSet<>();
        Set<RoleName> addable = new HashSet<>();
        for (Title title : titles) {
            Set<RoleModel> ofTitle = title.roles()
                    .names()
                    .flatMap(name -> roles.expanded(name).stream())
                    .collect(Collectors.toSet());
            names(ofTitle.stream()).forEach(granted::add);
            if (!title.isSelfMade()) {
                names(ofTitle.stream().filter(this::isInScope)).forEach(addable::add);
            }
        }
        return new PersonaRoles(granted, addable, granted.isEmpty() ? Optional.empty() : till);
    }

    /** The same rule as for the roles of a user (TokenManager.getAccess). */
    private boolean isInScope(RoleModel role) {
        return client.isFullScopeAllowed()
                || client.hasScope(role)
                || scopes.stream().anyMatch(scope -> scope.hasScope(role));
    }

    private static Stream<RoleName> names(Stream<RoleModel> roles) {
        return roles.map(role -> new RoleName(
                role.getContainer() instanceof ClientModel owner ? owner.getClientId() : null, role.getName()));
    }
}
