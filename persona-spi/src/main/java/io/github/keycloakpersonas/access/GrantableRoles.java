package io.github.keycloakpersonas.access;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The roles of a realm that a title can grant: all roles except those that administer. Otherwise, whoever writes the
 * schema or assigns titles could make users administrators.
 */
public final class GrantableRoles {

    /** The realm {@code master} has such a client for each realm. Its roles administer that realm. */
    private static final String REALM_CLIENT = "-realm";

    private static final Set<String> ADMINISTRATIVE = Set.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM);

    private final RealmModel realm;

    public GrantableRoles(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * A role with all roles that it contains.
     *
     * @return empty for a role that does not exist, that administers, or that contains a role that administers
     */
    public Set<RoleModel> expanded(RoleName name) {
        return find(name)
                .map(GrantableRoles::withContained)
                .filter(this::isHarmless)
                .orElse(Set.of());
    }

    /** Checks the roles that the titles of a schema grant. Each violation names the member at fault. */
    public List<Violation> faults(PersonaSchema schema) {
        return schema.titles().stream().flatMap(this::faults).toList();
    }

    /**
     * The roles that titles grant in the new schema and did not grant before. Each is a new way for users to get the
     * role.
     *
     * @param before the schema that it replaces; null where that can't be read
     */
    public Set<RoleModel> added(@Nullable PersonaSchema before, PersonaSchema after) {
        Set<Grant> known = before == null ? Set.of() : grants(before);
        return grants(after).stream()
                .filter(grant -> !known.contains(grant))
                .flatMap(grant -> find(grant.role()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * A role that a title grants. It counts only if users cannot take the title without the consent of an
     * administrator.
     */
    private record Grant(String title, RoleName role, boolean counts) {}

    private static Set<Grant> grants(PersonaSchema schema) {
        return schema.titles().stream()
                .flatMap(title -> title.roles()
                        .names()
                        .flatMap(role -> Stream.of(true, false)
                                .filter(counts -> !counts || !title.isSelfMade())
                                .map(counts -> new Grant(title.name(), role, counts))))
                .collect(Collectors.toSet());
    }

    private Stream<Violation> faults(Title title) {
        String member = "titles." + title.name() + ".roles.";
        Stream<Violation> ofClients =
                title.roles().clients().entrySet().stream().flatMap(of -> ofClient(member, of));
        return Stream.concat(ofRealm(member + "realm", title.roles().realm()), ofClients);
    }

    private Stream<Violation> ofRealm(String member, List<String> roles) {
        return roles.stream().flatMap(role -> fault(member, RoleName.ofRealm(role)).stream());
    }

    private Stream<Violation> ofClient(String member, Map.Entry<String, List<String>> roles) {
        String client = roles.getKey();
        if (realm.getClientByClientId(client) == null) {
            return Stream.of(Violation.of(member + "clients." + client, "must be of a client of the realm"));
        }
        return roles.getValue().stream()
                .flatMap(role -> fault(member + "clients." + client, new RoleName(client, role)).stream());
    }

    private Optional<Violation> fault(String member, RoleName name) {
        Optional<RoleModel> role = find(name);
        if (role.isEmpty()) {
            return Optional.of(Violation.of(member, "must be roles that exist; there is no " + name.name()));
        }
        return isHarmless(withContained(role.get()))
                ? Optional.empty()
                : Optional.of(Violation.of(
                        member, "must not be roles that administer, or contain one that does, such as " + name.name()));
    }

    private Optional<RoleModel> find(RoleName name) {
        if (name.client() == null) {
            return Optional.ofNullable(realm.getRole(name.name()));
        }
        return Optional.ofNullable(realm.getClientByClientId(name.client())).map(client -> client.getRole(name.name()));
    }

    private static Set<RoleModel> withContained(RoleModel role) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(role)).collect(Collectors.toSet());
    }

    private boolean isHarmless(Set<RoleModel> roles) {
        return roles.stream().noneMatch(this::isAdministrative);
    }

    private boolean isAdministrative(RoleModel role) {
        boolean master = Config.getAdminRealm().equals(realm.getName());
        if (role.getContainer() instanceof ClientModel client) {
            return Constants.REALM_MANAGEMENT_CLIENT_ID.equals(client.getClientId())
                    || (master && client.getClientId().endsWith(REALM_CLIENT));
        }
        return master && ADMINISTRATIVE.contains(role.getName());
    }
}
