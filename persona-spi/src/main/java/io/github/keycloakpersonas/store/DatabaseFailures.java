package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.DatabaseTrouble;
import io.github.keycloakpersonas.spi.LostTransactionException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelException;

/**
 * Which failures are trouble of the database. It is found in the causes of what Hibernate, Keycloak or the transaction
 * manager throws, by the classes of SQL states (ISO/IEC 9075-2, table 38) and by the codes of those databases that have
 * no state for them.
 */
final class DatabaseFailures {

    /**
     * MySQL and MariaDB: 1020 record has changed since the last read, 1205 lock wait timeout, 1213 deadlock. SQL Server:
     * 1205 deadlock, 1222 lock timeout, 3960 snapshot update conflict. Oracle: 54 and 30006 resource busy, 60 deadlock,
     * 2049 lock timeout, 8177 cannot serialize. H2: 50200 lock timeout, 90131 concurrent update.
     */
    private static final Set<Integer> CONFLICT_CODES =
            Set.of(54, 60, 1020, 1205, 1213, 1222, 2049, 3960, 8177, 30006, 50200, 90131);

    /**
     * Servers that only read or do not serve, as a failover leaves them for a while, and whose state does not say it. MySQL
     * and MariaDB: 1290 and 1836 read-only. SQL Server: 976 and 983 replica that is not accessible, 3906 read-only database.
     * Oracle: 16000 read-only standby.
     */
    private static final Set<Integer> AWAY_CODES = Set.of(976, 983, 1290, 1836, 3906, 16000);

    /**
     * Classes and codes of states: connection exceptions, refused credentials; of PostgreSQL: too many connections,
     * shutting down, a standby, a database that accepts no connections.
     */
    private static final List<String> AWAY_STATES = List.of("08", "28", "53300", "57P0", "25006", "55000");

    /**
     * What Keycloak's connection pool (Agroal) says without a state: that it has waited for a connection in vain, and that
     * one could not begin a transaction, because it is broken.
     */
    private static final List<String> POOL_MESSAGES =
            List.of("acquisition timeout", "association of connection to existing transaction", "Failed to enlist");

    private DatabaseFailures() {}

    static Optional<DatabaseTrouble> troubleOf(Throwable failure) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, known);
        if (isAny(known, DatabaseFailures::isConflict)) {
            return Optional.of(DatabaseTrouble.CONFLICT);
        }
        return isAny(known, DatabaseFailures::isAway)
                        || known.stream()
                                .anyMatch(
                                        cause -> cause instanceof LostTransactionException || isBrokenConnection(cause))
                ? Optional.of(DatabaseTrouble.AWAY)
                : Optional.empty();
    }

    /**
     * Keycloak's entity manager hands on the innermost cause alone (26.7.3, EntityManagerProxy). If a connection breaks in
     * the midst of a query, that is what the network said, and the driver's own exception is lost.
     */
    private static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof ModelException && failure.getCause() instanceof IOException;
    }

    private static boolean isAny(Set<Throwable> failures, Predicate<SQLException> test) {
        return failures.stream().anyMatch(failure -> failure instanceof SQLException e && test.test(e));
    }

    /** Causes, what else went wrong at the same time, and the other failures of a batch, each once. */
    private static void collect(@Nullable Throwable failure, Set<Throwable> known) {
        if (failure == null || !known.add(failure)) {
            return;
        }
        collect(failure.getCause(), known);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, known);
        }
        if (failure instanceof SQLException e) {
            collect(e.getNextException(), known);
        }
    }

    private static boolean isConflict(SQLException e) {
        return e instanceof SQLTransactionRollbackException
                || state(e).startsWith("40")
                || state(e).equals("55P03")
                || CONFLICT_CODES.contains(e.getErrorCode());
    }

    private static boolean isAway(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || AWAY_CODES.contains(e.getErrorCode())
                || AWAY_STATES.stream().anyMatch(state(e)::startsWith)
                || POOL_MESSAGES.stream().anyMatch(String.valueOf(e.getMessage())::contains);
    }

    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }
}
