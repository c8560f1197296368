package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;

/** A PostgreSQL database that nobody can connect to for a while, as during a failover. */
final class DatabaseOutage {

    private DatabaseOutage() {}

    /**
     * Cuts all connections, lets none in while something is asked, and waits until the server has found its way back.
     *
     * @param known a call that needs what Keycloak itself reads of the realm before it asks the extension: it answers 500 by itself
     *     where that is not in its caches
     * @param asked the calls while the database is away
     * @param isBack whether it has; asked again and again, as the pool finds its dead connections one by one
     */
    static void during(TestRealm realm, Runnable known, Runnable asked, BooleanSupplier isBack)
            throws SQLException, InterruptedException {
        JdbcAccess database = realm.server().database().orElseThrow();
        realm.admin().clearCaches();
        for (int i = 0; i < 3; i++) {
            known.run();
        }
        JdbcAccess other = new JdbcAccess(
                database.url().replaceFirst("/[^/]+$", "/postgres"), database.user(), database.password());
        String name = database.url().replaceFirst(".*/", "");
        try (Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections false");
            try {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
                asked.run();
            } finally {
                statement.execute("alter database " + name + " allow_connections true");
                for (int i = 0; i < 180 && !isBack.getAsBoolean(); i++) {
                    Thread.sleep(500);
                }
            }
        }
    }
}
