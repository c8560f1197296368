package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * What a realm has for a capability: roles of the client {@code persona-api}, among the default roles and in the scope of
 * the account console. It comes and goes with the schema's switch, so that tokens of a realm without the capability do
 * not carry them.
 */
final class CapabilityPart {

    private final RealmModel realm;
    private final RoleGroup roles;

    CapabilityPart(RealmModel realm, RoleGroup roles) {
        this.realm = realm;
        this.roles = roles;
    }

    boolean isWhole() {
        ClientModel client = client();
        return client != null
                && roles.isWhole(client)
                && roles.areDefault(realm, client)
                && roles.reachAccountConsole(realm, client);
    }

    /** Adds what is missing. */
    void complete() {
        ClientModel client = client();
        if (client != null) {
            roles.create(client, Set.of());
            roles.makeDefault(realm, client);
            roles.mapAccountConsole(realm, client);
        }
    }

    /**
     * Adds what is missing to a realm that may be a copy. A role that an administrator had removed from the default
     * roles of the original is not added to those of the copy.
     */
    void completeCopy() {
        ClientModel client = client();
        if (client == null || roles.selfServiceOf(client).noneMatch(realm.getDefaultRole()::hasRole)) {
            complete();
        } else {
            roles.create(client, Set.of());
            roles.mapAccountConsole(realm, client);
        }
    }

    /**
     * Follows the switch of the schema. Roles that are there already stay as they are when it is switched on. They go
     * when it is switched off, unless an administrator has taken one out of the default roles: who has them is then the
     * administrator's decision, which is not to be lost.
     */
    void follow(boolean isOn) {
        ClientModel client = client();
        if (client == null) {
            return;
        }
        if (isOn && hasNone(client)) {
            complete();
        } else if (!isOn && roles.areDefault(realm, client)) {
            roles.selfServiceOf(client).forEach(client::removeRole);
        }
    }

    private boolean hasNone(ClientModel client) {
        return roles.selfServiceOf(client).findAny().isEmpty();
    }

    private @Nullable ClientModel client() {
        return realm.getClientByClientId(PersonaApi.CLIENT_ID);
    }
}
