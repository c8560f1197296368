package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions for one realm, each with a transaction of its own. A session keeps in memory what it has read, so long work
 * uses many of them.
 */
final class RealmSessions {

    private final KeycloakSessionFactory factory;
    private final String realmId;

    RealmSessions(KeycloakSessionFactory factory, String realmId) {
        this.factory = factory;
        this.realmId = realmId;
    }

    /** One session, its realm and that realm's personas. */
    record Work(KeycloakSession session, RealmModel realm, PersonaProvider personas) {}

    /** Runs some work and commits it, unless it throws. */
    <T> T call(Function<Work, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                throw new IllegalStateException("The realm " + realmId + " is gone");
            }
            session.getContext().setRealm(realm);
            return task.apply(new Work(session, realm, session.getProvider(PersonaProvider.class)));
        });
    }

    /** Replaces the schema of the realm, even if stored personas have titles or circles that it lacks. */
    void replaceSchema(PersonaSchema schema) {
        // Uses a session that has not read the realm yet, as PersonaProvider.replaceSchema requires.
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(PersonaProvider.class).replaceSchema(realmId, schema, present -> {}));
    }
}
