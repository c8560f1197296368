package io.github.keycloakpersonas.spi;

import java.util.Optional;

/** The database as one session meets it. */
public interface SessionDatabase {

    /** Whether it answers; never throws. */
    boolean isReachable();

    /**
     * Whether the session's transaction has a connection of the pool, which it keeps until it ends. It has none as long as
     * everything was found in Keycloak's caches.
     */
    boolean isConnected();

    /**
     * What kind of trouble of the database a failure is that was thrown in a session, at a statement or at the commit;
     * empty if it is another failure.
     */
    Optional<DatabaseTrouble> troubleOf(Throwable failure);
}
