package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The isolation level that Keycloak's database works with; asked once, since it is the pool's. */
final class Isolation {

    private volatile @Nullable Integer level;

    /**
     * Whether a transaction sees the database as it was when it first looked: so it is with REPEATABLE READ and above, the default
     * of MySQL and MariaDB. All others that Keycloak runs on have READ COMMITTED.
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
