package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a server holds at one moment.
 *
 * @param heap what is left on the heap after a collection, in MiB
 * @param resident the process's memory, in MiB
 * @param threads of the server
 * @param connections that are open in the database
 */
record Vitals(double heap, double resident, double threads, int connections) {

    private static final String CONNECTIONS =
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    static Vitals of(RunningServer server, JdbcAccess database) throws SQLException {
        server.collectGarbage();
        return new Vitals(server.heap(), server.resident(), server.threads(), connections(database));
    }

    private static int connections(JdbcAccess database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(CONNECTIONS)) {
            count.next();
            return count.getInt(1);
        }
    }
}
