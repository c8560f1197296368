package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes over the settings that an earlier version kept in realm attributes only. One query finds these realms at the
 * start of the server. The first read of a realm would do the same, but by then an update could have removed the
 * attributes.
 */
final class TakeOver {

    private static final Logger LOGGER = Logger.getLogger(TakeOver.class);

    private TakeOver() {}

    /**
     * Takes over the realms. Every node may do so at the same time; the primary key lets only one of them create a row.
     */
    static void run(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> session.getProvider(PersonaProvider.class).realmsToTakeOver());
        realms.forEach(realmId -> takeOver(factory, realmId));
    }

    private static void takeOver(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getProvider(PersonaProvider.class).isSetUp(realm);
                }
            });
        } catch (RuntimeException e) {
            // The first read of the realm tries again.
            LOGGER.errorf(e, "Realm %s: its settings could not be taken over from its attributes", realmId);
        }
    }
}
