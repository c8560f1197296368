package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The client {@code persona-api} of a realm with its roles, and the default roles that contain them. Nobody logs in to
 * this client: like Keycloak's {@code realm-management} it only owns roles.
 */
final class ApiClient {

    private static final RoleGroup ROLES = RoleGroup.PERSONAS;

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
        if (!ROLES.isWhole(client)) {
            missing.add(SetupPart.ROLES);
        }
        if (!ROLES.areDefault(realm, client)) {
            missing.add(SetupPart.DEFAULT_ROLES);
        }
        if (!ROLES.reachAccountConsole(realm, client)) {
            missing.add(SetupPart.ACCOUNT_CONSOLE);
        }
        return missing;
    }

    /** Adds what is missing. */
    void complete() {
        ClientModel client = createWithRoles(Set.of());
        ROLES.makeDefault(realm, client);
        ROLES.mapAccountConsole(realm, client);
    }

    /**
     * Adds what is missing to a realm that is a copy of another one. A role that an administrator had removed from the
     * default roles of the original is not added to those of the copy.
     */
    void completeCopy() {
        ClientModel present = client();
        boolean chosen = present != null && ROLES.selfServiceOf(present).anyMatch(realm.getDefaultRole()::hasRole);
        ClientModel client = createWithRoles(Set.of());
        if (!chosen) {
            ROLES.makeDefault(realm, client);
        }
        ROLES.mapAccountConsole(realm, client);
    }

    /**
     * Creates the client and its roles, unless they exist.
     *
     * @param others names of roles that are about to be created elsewhere
     */
    ClientModel createWithRoles(Collection<String> others) {
        ClientModel present = client();
        ClientModel client = present == null ? create() : present;
        ROLES.create(client, others);
        return client;
    }

    private @Nullable ClientModel client() {
        return realm.getClientByClientId(PersonaApi.CLIENT_ID);
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
}
