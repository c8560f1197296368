package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts what PostgreSQL was asked about personas, by its own statistics of statements. */
final class Statements {

    private final JdbcAccess database;

    Statements(JdbcAccess database) throws SQLException {
        this.database = database;
        query("create extension if not exists pg_stat_statements", false);
    }

    /** How many statements about personas it has carried out since it was started. */
    long aboutPersonas() throws SQLException {
        return query(sum("calls"), true);
    }

    /** How many statements it has carried out of all of them. */
    long all() throws SQLException {
        return query("select coalesce(sum(calls), 0) from pg_stat_statements where query not like '%pg_stat%'", true);
    }

    /** How many pages of tables and indexes it has read for them. */
    long pagesOfPersonas() throws SQLException {
        return query(sum("shared_blks_hit + shared_blks_read"), true);
    }

    private static String sum(String figure) {
        return "select coalesce(sum(" + figure + "), 0) from pg_stat_statements where query ~* 'from\\s+persona\\s'"
                + " and query not like '%pg_stat%'";
    }

    /** Lets it learn what is in a table, as it does by itself some minutes later. */
    void analyze(String table) throws SQLException {
        query("vacuum analyze " + table, false);
    }

    private long query(String sql, boolean answers) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (!answers) {
                statement.execute(sql);
                return 0;
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
