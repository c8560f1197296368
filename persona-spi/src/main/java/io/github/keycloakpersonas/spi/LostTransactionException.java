package io.github.keycloakpersonas.spi;

import org.keycloak.models.KeycloakSession;

/**
 * The database has given up the transaction of a session, so that what was not found in it may be there: Hibernate's
 * {@code find} then finds nothing and does not fail (7.x, for HHH-12472). It is a {@link DatabaseTrouble#AWAY}.
 */
public final class LostTransactionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LostTransactionException() {
        super("Nothing was found in a transaction that the database has given up");
    }

    /**
     * To be called before it is believed that something is not there.
     *
     * @throws LostTransactionException if the transaction of the session was given up
     */
    public static void check(KeycloakSession session) {
        if (session.getTransactionManager().getRollbackOnly()) {
            throw new LostTransactionException();
        }
    }
}
