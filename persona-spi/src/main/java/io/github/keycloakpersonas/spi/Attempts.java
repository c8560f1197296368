package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.invitation.InvitationFailure;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Repeats work that lost against another transaction. Databases with several writing nodes, such as a MariaDB Galera
 * cluster, decide that only at the commit, however carefully rows were locked before.
 */
public final class Attempts {

    /** How often work is tried in all. */
    public static final int MOST = 3;

    private static final long PAUSE_MILLIS = 25;

    private Attempts() {}

    /**
     * Does some work, and does it again if it loses.
     *
     * @param factory says what a failure means
     * @param work begins and ends a transaction of its own each time, and changes nothing else
     * @return what the work returns
     */
    public static <T> T of(KeycloakSessionFactory factory, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!isWorthAnother(factory, e, attempt)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Whether work that has failed is worth another attempt. If so, it has waited a moment, a different one for each of those
     * that have met.
     *
     * @param attempt how often it was tried until now
     */
    public static boolean isWorthAnother(KeycloakSessionFactory factory, RuntimeException failure, int attempt) {
        return attempt < MOST && isConflict(factory, failure) && hasWaited(attempt);
    }

    /** Whether work has failed because it lost against another transaction. */
    public static boolean isConflict(KeycloakSessionFactory factory, RuntimeException failure) {
        if (failure instanceof InvitationFailure rule) {
            return rule.isLate();
        }
        return troubleOf(factory, failure)
                .filter(DatabaseTrouble.CONFLICT::equals)
                .isPresent();
    }

    /** What trouble of the database has made work fail; empty if it has failed for another reason. */
    public static Optional<DatabaseTrouble> troubleOf(KeycloakSessionFactory factory, RuntimeException failure) {
        try (KeycloakSession session = factory.create()) {
            return session.getProvider(PersonaProvider.class).database().troubleOf(failure);
        }
    }

    private static boolean hasWaited(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt + Math.floorMod(System.nanoTime(), PAUSE_MILLIS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
