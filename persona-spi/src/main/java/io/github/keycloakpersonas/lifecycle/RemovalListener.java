package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Removes the personas of a user or a realm that is removed. */
final class RemovalListener implements ProviderEventListener {

    private static final int USERS_A_STATEMENT = 200;

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof UserPreRemovedEvent removal) {
            personas(removal.getKeycloakSession())
                    .removeUser(removal.getRealm(), removal.getUser().getId());
        } else if (event instanceof RealmRemovedEvent removal) {
            removeRealm(
                    personas(removal.getKeycloakSession()), removal.getRealm().getId());
        }
    }

    /**
     * Removes the personas in the transaction that removes the realm. An import that replaces a realm removes it and
     * creates it again with the same id in one transaction, and the new realm must not find the old personas, nor lose
     * its own.
     */
    private static void removeRealm(PersonaProvider personas, String realmId) {
        int removed;
        do {
            removed = personas.removeSome(realmId, USERS_A_STATEMENT);
        } while (removed == USERS_A_STATEMENT);
    }

    private static PersonaProvider personas(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class);
    }
}
