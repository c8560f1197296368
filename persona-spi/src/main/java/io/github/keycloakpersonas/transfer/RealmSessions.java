package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions for one realm, each with a transaction of its own. A session remembers what it has read, so work of any size takes
 * many of them.
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

    /** Does some work and commits it, unless it throws. */
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

    /** Gives the realm another schema, whatever that means for the personas that it has. */
    void replaceSchema(PersonaSchema schema) {
        // In a session that has not read the realm yet, as the schema's own lock wants it.
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(PersonaProvider.class).replaceSchema(realmId, schema, present -> {}));
    }
}
