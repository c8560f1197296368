package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.telemetry.Spans;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A user's personas as they are committed. They are read in a transaction of their own, for two reasons. If the database
 * fails here, the session's transaction, which may be that of a login, can still be committed. And the rows are at least
 * as new as the cache entry, whatever the isolation level of the database.
 */
final class CommittedPersonas {

    private CommittedPersonas() {}

    static List<Persona> read(KeycloakSession session, RealmRows realm, String userId) {
        return Spans.around(session, "persona.load", () -> {
            List<PersonaRow> rows = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    own -> PersonaRow.queryOfUser(
                                    own.getProvider(JpaConnectionProvider.class).getEntityManager(),
                                    realm.realmId(),
                                    userId)
                            .getResultList());
            return realm.stored(rows.stream()).toList();
        });
    }
}
