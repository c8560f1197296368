package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Calls that PostgreSQL has wait for a row that another transaction has locked. */
final class LockWaits {

    private LockWaits() {}

    /** Returns as soon as a call waits for a row of the table. */
    static void await(JdbcAccess database, String table) {
        Soon.await(() -> count(database, table) > 0);
    }

    private static int count(JdbcAccess database, String table) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query ilike '%from " + table + "%' and datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
