package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.function.ToIntBiFunction;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Removes much in small transactions, which keep locks short and an undo log small. */
final class Batches {

    /** Users a transaction. */
    private static final int SIZE = 200;

    private Batches() {}

    /**
     * Calls for another batch, each in a transaction of its own, until nothing is left.
     *
     * @param removal removes at most that many users' personas and tells of how many it did
     * @return of how many users in all
     */
    static long run(KeycloakSessionFactory factory, ToIntBiFunction<PersonaProvider, Integer> removal) {
        long all = 0;
        int removed;
        do {
            removed = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> removal.applyAsInt(session.getProvider(PersonaProvider.class), SIZE));
            all += removed;
        } while (removed == SIZE);
        return all;
    }
}
