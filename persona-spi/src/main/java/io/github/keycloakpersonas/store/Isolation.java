package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The isolation level of Keycloak's database. It is read once, because all connections of the pool have the same. */
final class Isolation {

    private volatile @Nullable Integer level;

    /**
     * Whether a transaction sees a snapshot of the database from the time of its first query. It does with REPEATABLE
     * READ and above, the default of MySQL and MariaDB. All other databases that Keycloak supports have READ COMMITTED.
     */
    boolean isSnapshot(EntityManager em) {
        Integer known = level;
        if (known == null) {
            known = em.unwrap(Session.class).doReturningWork(Connection::getTransactionIsolation);
            level = known;
        }
        return known >= Connection.TRANSACTION_REPEATABLE_READ;
    }
}
