package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Removes the personas of a user or a realm that goes. */
final class RemovalListener implements ProviderEventListener {

    private static final Logger LOGGER = Logger.getLogger(RemovalListener.class);

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof UserPreRemovedEvent removal) {
            removal.getKeycloakSession()
                    .getProvider(PersonaProvider.class)
                    .removeUser(removal.getRealm(), removal.getUser().getId());
        } else if (event instanceof RealmRemovedEvent removal) {
            removeAfterCommit(removal.getKeycloakSession(), removal.getRealm().getId());
        }
    }

    /** Only once the realm is really gone. A node that dies in between leaves the rest to the sweep. */
    private static void removeAfterCommit(KeycloakSession session, String realmId) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                Batches.run(factory, (personas, size) -> personas.removeSome(realmId, size));
                LOGGER.debugf("The personas of the removed realm %s are removed", realmId);
            }

            @Override
            protected void rollbackImpl() {
                // The realm stays, and so do its personas.
            }
        });
    }
}
