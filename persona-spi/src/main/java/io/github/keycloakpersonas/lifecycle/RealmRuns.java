package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.Presence;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs work in realms, each time in a session and a transaction of its own, which is tried again if it loses against another one.
 *
 * @param factory the server's
 */
record RealmRuns(KeycloakSessionFactory factory) {

    /**
     * Runs work in a realm, which the session's context has.
     *
     * @param gone the result if the realm does not exist any more
     */
    <T> T call(String realmId, T gone, Function<KeycloakSession, T> task) {
        return Attempts.of(factory, () -> once(realmId, gone, task));
    }

    private <T> T once(String realmId, T gone, Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Optional<RealmModel> realm = Presence.realm(session, realmId);
            if (realm.isEmpty()) {
                return gone;
            }
            session.getContext().setRealm(realm.get());
            return task.apply(session);
        });
    }
}
