package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the database for what personas need. */
final class DatabaseCheck {

    private static final Logger LOGGER = Logger.getLogger(DatabaseCheck.class);

    /** An id that no realm, user or persona has. */
    private static final String NO_ID = "-";

    private DatabaseCheck() {}

    /** Whether it answers; never throws. */
    static boolean isAnswered(Supplier<EntityManager> connection) {
        try {
            // Looks up keys that do not exist, because a query would have to be parsed while the server starts.
            EntityManager em = connection.get();
            em.find(PersonaOwnerEntity.class, new PersonaOwnerId(NO_ID, NO_ID));
            em.find(PersonaEntity.class, NO_ID);
            em.find(PersonaRealmEntity.class, NO_ID);
            return true;
        } catch (RuntimeException e) {
            LOGGER.error("The database does not answer", e);
            return false;
        }
    }
}
