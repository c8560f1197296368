package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.function.ToIntBiFunction;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Removes many rows in small transactions, which keep locks short and undo logs small. */
final class Batches {

    /** The number of users in one transaction. */
    private static final int SIZE = 200;

    private Batches() {}

    /**
     * Runs batches, each in a transaction of its own, until nothing is left.
     *
     * @param removal removes the personas of at most that many users and returns the number of users
     * @return the number of users in all batches
     */
    static long run(KeycloakSessionFactory factory, ToIntBiFunction<PersonaProvider, Integer> removal) {
        long all = 0;
        int removed;
        do {
            removed = Attempts.of(
                    factory,
                    () -> KeycloakModelUtils.runJobInTransactionWithResult(
                            factory, session -> removal.applyAsInt(session.getProvider(PersonaProvider.class), SIZE)));
            all += removed;
        } while (removed == SIZE);
        return all;
    }
}
