package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The client {@code persona-api} of a realm with its roles, and the default roles that contain them. Nobody logs in to
 * this client: like Keycloak's {@code realm-management} it only owns roles.
 */
final class ApiClient {

    private static final Map<String, String> ROLES = roles();
    private static final List<String> SELF_SERVICE = List.of(
            PersonaApi.MANAGE_OWN,
            PersonaApi.VIEW_OWN,
            PersonaApi.DISCOVER,
            PersonaApi.MANAGE_CALENDAR,
            PersonaApi.VIEW_CALENDAR);

    /** Roles that contain another one. */
    private static final Map<String, String> CONTAINED =
            Map.of(PersonaApi.MANAGE_OWN, PersonaApi.VIEW_OWN, PersonaApi.MANAGE_CALENDAR, PersonaApi.VIEW_CALENDAR);

    private final RealmModel realm;

    ApiClient(RealmModel realm) {
        this.realm = realm;
    }

    Set<SetupPart> missing() {
        ClientModel client = client();
        if (client == null) {
            return EnumSet.of(SetupPart.CLIENT, SetupPart.ROLES, SetupPart.DEFAULT_ROLES, SetupPart.ACCOUNT_CONSOLE);
        }
        Set<SetupPart> missing = EnumSet.noneOf(SetupPart.class);
        if (!hasRoles(client)) {
            missing.add(SetupPart.ROLES);
        }
        if (!isEveryOne(client, realm.getDefaultRole()::hasRole)) {
            missing.add(SetupPart.DEFAULT_ROLES);
        }
        ClientModel console = console();
        if (console != null && !isEveryOne(client, console::hasDirectScope)) {
            missing.add(SetupPart.ACCOUNT_CONSOLE);
        }
        return missing;
    }

    /** Adds what is missing. */
    void complete() {
        ClientModel client = createWithRoles(Set.of());
        selfService(client).forEach(realm::addToDefaultRoles);
        mapAccountConsole(client);
    }

    /**
     * Adds what is missing to a realm that is a copy of another one. A role that an administrator had removed from the
     * default roles of the original is not added to those of the copy.
     */
    void completeCopy() {
        ClientModel present = client();
        boolean chosen = present != null && selfService(present).anyMatch(realm.getDefaultRole()::hasRole);
        ClientModel client = createWithRoles(Set.of());
        if (!chosen) {
            selfService(client).forEach(realm::addToDefaultRoles);
        }
        mapAccountConsole(client);
    }

    /**
     * Creates the client and its roles, unless they exist.
     *
     * @param others names of roles that are about to be created elsewhere
     */
    ClientModel createWithRoles(Collection<String> others) {
        ClientModel present = client();
        ClientModel client = present == null ? create() : present;
        ROLES.forEach((name, description) -> {
            if (client.getRole(name) == null && !others.contains(name)) {
                client.addRole(name).setDescription(description);
            }
        });
        CONTAINED.forEach((whole, part) -> {
            RoleModel manage = client.getRole(whole);
            RoleModel view = client.getRole(part);
            if (manage != null && view != null && !manage.hasRole(view)) {
                manage.addCompositeRole(view);
            }
        });
        return client;
    }

    private @Nullable ClientModel client() {
        return realm.getClientByClientId(PersonaApi.CLIENT_ID);
    }

    private @Nullable ClientModel console() {
        return realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
    }

    private ClientModel create() {
        ClientModel client = realm.addClient(PersonaApi.CLIENT_ID);
        client.setName("Persona API");
        client.setDescription("Owns the roles of the persona API and is the audience of its tokens");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setEnabled(true);
        client.setBearerOnly(true);
        client.setFullScopeAllowed(false);
        return client;
    }

    private static boolean hasRoles(ClientModel client) {
        return ROLES.keySet().stream().allMatch(name -> client.getRole(name) != null)
                && CONTAINED.entrySet().stream()
                        .allMatch(pair -> client.getRole(pair.getKey()).hasRole(client.getRole(pair.getValue())));
    }

    private static boolean isEveryOne(ClientModel client, Predicate<RoleModel> test) {
        return SELF_SERVICE.stream().map(client::getRole).allMatch(role -> role != null && test.test(role));
    }

    private static Stream<RoleModel> selfService(ClientModel client) {
        return SELF_SERVICE.stream().map(client::getRole).filter(Objects::nonNull);
    }

    /** Adds the scope mapping without which tokens of the account console do not contain the roles. */
    private void mapAccountConsole(ClientModel client) {
        ClientModel console = console();
        if (console != null) {
            selfService(client).filter(role -> !console.hasDirectScope(role)).forEach(console::addScopeMapping);
        }
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put(PersonaApi.VIEW_OWN, "Read own personas");
        roles.put(PersonaApi.MANAGE_OWN, "Create, change, delete and select own personas");
        roles.put(PersonaApi.DISCOVER, "Ask which users hold a title");
        roles.put(PersonaApi.VIEW_USERS, "List users with username and e-mail address");
        roles.put(PersonaApi.VIEW_ALL, "Read any persona of the realm; meant for service accounts");
        roles.put(PersonaApi.VIEW_CALENDAR, "Read the own calendar");
        roles.put(PersonaApi.MANAGE_CALENDAR, "Change the own calendar and its secret addresses");
        return roles;
    }
}
