package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sets up the existing realms at the start of the server. One query finds those that are not set up. */
final class ExistingRealms {

    private static final Logger LOGGER = Logger.getLogger(ExistingRealms.class);
    private static final String TASK = "persona-setup-of-existing-realms";
    private static final int TIMEOUT_SECONDS = 300;

    private ExistingRealms() {}

    static void setUp(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class)
                        .executeIfNotExecuted(TASK, TIMEOUT_SECONDS, () -> {
                            List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                                    factory,
                                    own -> own.getProvider(PersonaProvider.class)
                                            .realmsNotSetUp());
                            realms.forEach(realmId -> setUp(factory, realmId));
                            return realms.size();
                        }));
    }

    private static void setUp(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    session.getProvider(RealmSetup.class).setUp(realm, ScopeGift.NONE);
                }
            });
        } catch (RuntimeException e) {
            // The failure of one realm must not prevent the start of the server. The next start tries again.
            LOGGER.errorf(e, "Realm %s could not be set up for personas", realmId);
        }
    }
}
