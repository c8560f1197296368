package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What PostgreSQL knows of a new realm. As long as its statistics do not have a realm, it reads all rows of that realm by any index that
 * begins with the realm, so tables with several of these are analyzed long before a tenth of them has changed.
 */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class StatisticsIT {

    /** Tables with two indexes that begin with the same column, and how they are stored. */
    private static final String TABLES = """
            select t.relname, coalesce(array_to_string(t.reloptions, ','), '')
            from pg_class t join pg_namespace s on s.oid = t.relnamespace and s.nspname = current_schema()
            where t.relkind = 'r' and t.relname like 'persona%' and exists
              (select 1 from pg_index a join pg_index b on b.indrelid = a.indrelid and b.indexrelid <> a.indexrelid
               where a.indrelid = t.oid and a.indkey[0] = b.indkey[0])
            order by t.relname""";

    @Test
    void isRenewedSoonWhereIndexesBeginAlike(KeycloakServer server) throws SQLException {
        JdbcAccess database = server.database().orElseThrow();
        List<String> tables = new ArrayList<>();
        List<String> late = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
                if (!row.getString(2).contains("autovacuum_analyze_scale_factor=0.001")) {
                    late.add(row.getString(1));
                }
            }
        }

        assertThat(tables).contains("persona", "persona_history", "persona_review_item");
        assertThat(late)
                .as("A changeset for PostgreSQL sets autovacuum_analyze_scale_factor of these tables")
                .isEmpty();
    }
}
