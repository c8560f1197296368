package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * What a realm has for its calendars: two roles of the client {@code persona-api}, among the default roles and in the
 * scope of the account console. It comes and goes with the schema's {@code calendar.enabled}, so that tokens of a realm
 * without calendars do not carry them.
 */
final class CalendarPart {

    private static final RoleGroup ROLES = RoleGroup.CALENDAR;

    private final RealmModel realm;

    CalendarPart(RealmModel realm) {
        this.realm = realm;
    }

    boolean isWhole() {
        ClientModel client = client();
        return client != null
                && ROLES.isWhole(client)
                && ROLES.areDefault(realm, client)
                && ROLES.reachAccountConsole(realm, client);
    }

    /** Adds what is missing. */
    void complete() {
        ClientModel client = client();
        if (client != null) {
            ROLES.create(client, Set.of());
            ROLES.makeDefault(realm, client);
            ROLES.mapAccountConsole(realm, client);
        }
    }

    /**
     * Adds what is missing to a realm that may be a copy. A role that an administrator had removed from the default
     * roles of the original is not added to those of the copy.
     */
    void completeCopy() {
        ClientModel client = client();
        if (client == null || ROLES.selfServiceOf(client).noneMatch(realm.getDefaultRole()::hasRole)) {
            complete();
        } else {
            ROLES.create(client, Set.of());
            ROLES.mapAccountConsole(realm, client);
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
        } else if (!isOn && ROLES.areDefault(realm, client)) {
            ROLES.selfServiceOf(client).forEach(client::removeRole);
        }
    }

    private static boolean hasNone(ClientModel client) {
        return ROLES.selfServiceOf(client).findAny().isEmpty();
    }

    private @Nullable ClientModel client() {
        return realm.getClientByClientId(PersonaApi.CLIENT_ID);
    }
}
