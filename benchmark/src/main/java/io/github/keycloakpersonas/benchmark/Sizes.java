package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What personas, their owners, and Keycloak's users take in PostgreSQL. */
final class Sizes {

    /** PostgreSQL's own estimate of the rows, which is good directly after an analysis. */
    private static final String TABLES = """
            select relname, reltuples::bigint, pg_table_size(oid), pg_indexes_size(oid)
            from pg_class where relname in ('persona', 'persona_owner', 'user_entity') and relkind = 'r' order by relname""";

    private static final String INDEXES = """
            select i.relname, i.reltuples::bigint, pg_relation_size(i.oid)
            from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
            where t.relname = 'persona' order by i.relname""";

    private final JdbcAccess database;

    Sizes(JdbcAccess database) {
        this.database = database;
    }

    /**
     * The size of a table or of an index.
     *
     * @param title what the table of the report calls it
     * @param rows how many there are, about
     * @param bytes on the disk
     */
    record Size(String title, long rows, long bytes) {}

    /** The tables, each with its indexes together; then the indexes of the personas one by one. */
    List<Size> measure() throws SQLException {
        List<Size> sizes = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    sizes.add(new Size("table `" + row.getString(1) + "`", row.getLong(2), row.getLong(3)));
                    sizes.add(new Size("its indexes together", row.getLong(2), row.getLong(4)));
                }
            }
            try (ResultSet row = statement.executeQuery(INDEXES)) {
                while (row.next()) {
                    sizes.add(new Size("index `" + row.getString(1) + "`", row.getLong(2), row.getLong(3)));
                }
            }
        }
        return sizes;
    }
}
