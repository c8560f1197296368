package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Triggers by which a PostgreSQL database decides against transactions that change a table. */
record Troubles(JdbcAccess database) {

    static final String AT_STATEMENT = "create trigger trouble before insert or update or delete on %s";
    static final String AT_COMMIT =
            "create constraint trigger trouble after insert or update or delete on %s deferrable initially deferred";

    /** Has each such transaction fail with that SQL state. */
    void begin(String when, String table, String state) throws SQLException {
        execute("create or replace function trouble() returns trigger language plpgsql as $$ begin"
                + " raise exception 'trouble' using errcode = '" + state + "'; end $$");
        execute(when.formatted(table) + " for each row execute function trouble()");
    }

    /** Trouble that goes away: only the first transactions lose. A sequence is not rolled back, so it counts them. */
    void beginPassing(String when, String table, int times) throws SQLException {
        execute("drop sequence if exists trouble_count");
        execute("create sequence trouble_count");
        execute("create or replace function trouble() returns trigger language plpgsql as $$ begin"
                + " if nextval('trouble_count') <= " + times
                + " then raise exception 'trouble' using errcode = '40001'; end if;"
                + " if tg_op = 'DELETE' then return old; else return new; end if; end $$");
        execute(when.formatted(table) + " for each row execute function trouble()");
    }

    void end(String... tables) throws SQLException {
        for (String table : tables) {
            execute("drop trigger if exists trouble on " + table);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
