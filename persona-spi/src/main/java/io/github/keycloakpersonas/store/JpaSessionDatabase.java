package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.DatabaseTrouble;
import io.github.keycloakpersonas.spi.SessionDatabase;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jboss.logging.Logger;

/** Asks the session's entity manager about the database. */
final class JpaSessionDatabase implements SessionDatabase {

    private static final Logger LOGGER = Logger.getLogger(JpaSessionDatabase.class);

    /** An id that no realm, user or persona has. */
    private static final String NO_ID = "-";

    private final Supplier<EntityManager> session;

    JpaSessionDatabase(Supplier<EntityManager> session) {
        this.session = session;
    }

    @Override
    public boolean isReachable() {
        try {
            // Looks up keys that do not exist, because a query would have to be parsed while the server starts.
            EntityManager em = session.get();
            em.find(PersonaOwnerEntity.class, new PersonaOwnerId(NO_ID, NO_ID));
            em.find(PersonaEntity.class, NO_ID);
            em.find(PersonaRealmEntity.class, NO_ID);
            return true;
        } catch (RuntimeException e) {
            LOGGER.error("The database does not answer", e);
            return false;
        }
    }

    @Override
    public boolean isConnected() {
        return session.get()
                .unwrap(SharedSessionContractImplementor.class)
                .getJdbcCoordinator()
                .getLogicalConnection()
                .isPhysicallyConnected();
    }

    @Override
    public Optional<DatabaseTrouble> troubleOf(Throwable failure) {
        return DatabaseFailures.troubleOf(failure);
    }
}
