package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A new database, one of the oldest release, and an administrator who runs each change by hand; with a server of its own. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeIT {

    private static final Path OLDEST = Path.of("src", "test", "resources", "schema", "oldest-postgresql.sql");

    /** What {@code ChangelogTest} keeps of each database names the changesets that run there. */
    private static final Path EXPECTED = Path.of("..", "docs", "sql", "postgresql.sql");

    private static final String STRATEGY = "--spi-connections-jpa--quarkus--migration-strategy=";

    private static final String RAN = "select id from databasechangelog_personas order by orderexecuted";

    private static final String SCHEMA =
            "select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable"
                    + " from information_schema.columns where table_name like 'persona%'"
                    + " union select indexdef from pg_indexes where tablename like 'persona%' order by 1";

    private PostgresDatabase postgres;
    private JdbcAccess database;
    private ServerProcess server;
    private TestRealm realm;
    private String realmId;
    private List<String> fresh;
    private String id;
    private JsonNode before;

    /** Each test takes it back to the oldest release, and brings it up to date again. */
    @BeforeAll
    void installAnew() throws SQLException, IOException {
        postgres = PostgresDatabase.start();
        database = postgres.createDatabase("upgrade");
        server = ServerProcess.start(
                ServerOptions.fromSystemProperties().beside("upgrade").postgres(database));
        assertThat(rows(database, RAN)).isEqualTo(expected());
        fresh = rows(database, SCHEMA);
        realm = TestRealm.create(server);
        realmId = realm.admin().get("").path("id").asText();
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"},{\"name\":\"early\"}]}");
        id = PersonaApiClient.ofNewUser(realm, "anna").created("traveler", "corsica");
        before = persona();
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.stop();
    }

    @Test
    void theOldestTablesAreMigratedAndKeepTheirRows() throws SQLException, IOException {
        backToOldest();
        server.restartWith(STRATEGY + "update");
        requireUpToDate("home");
    }

    @Test
    @SinceKeycloak(
            value = "26.7",
            reason = "where its own tables are up to date, it changes those of extensions all the same")
    void theOldestTablesAreMigratedByHandToo(@TempDir Path folder) throws SQLException, IOException {
        Path script = folder.resolve("update.sql");
        backToOldest();
        assertThatThrownBy(() -> server.restartWith(
                        STRATEGY + "manual", "--spi-connections-jpa--quarkus--migration-export=" + script))
                .hasMessageContaining("ended before it was ready")
                .hasMessageContaining("Database not up-to-date, please migrate database with");
        assertThat(rows(database, RAN)).isEqualTo(expected().subList(0, 3));
        String sql = Files.readString(script);
        assertThat(changeSets(sql)).isEqualTo(expected().subList(3, expected().size()));

        execute(database, sql);
        server.restart();
        requireUpToDate("acme");
    }

    private void requireUpToDate(String newCircle) throws SQLException, IOException {
        assertThat(rows(database, RAN)).isEqualTo(expected());
        assertThat(rows(database, SCHEMA)).isEqualTo(fresh);
        // Before anybody has read them: an update of the realm may take the attributes away that they lay in.
        assertThat(rows(database, "select realm_id from persona_realm")).contains(realmId);
        realm.admin().update(Map.of("attributes", Map.of()));
        assertThat(realm.admin().get("/personas/schema").path("titles").findValuesAsText("name"))
                .containsExactly("traveler", "early");
        assertThat(persona()).isEqualTo(before);
        writesWhatIsNew(newCircle);
    }

    private JsonNode persona() {
        return PersonaApiClient.of(realm, "anna")
                .get("/v1/personas/" + id)
                .expect(200)
                .json();
    }

    /** Rows of the oldest release: today's, without what it had no place for. */
    private void backToOldest() throws SQLException, IOException {
        server.kill();
        String columns = "id, realm_id, user_id, slot_no, title, circle, status, valid_from, valid_till, attributes,"
                + " created_at, updated_at, row_version";
        execute(
                database,
                "create table kept as select * from persona; create table kept_owner as select * from persona_owner");
        List<String> tables = rows(
                database,
                "select tablename from pg_tables where tablename = 'databasechangelog_personas'"
                        + " or tablename = 'persona' or tablename like 'persona\\_%'");
        assertThat(tables).contains("persona", "persona_owner", "persona_realm");
        execute(database, "drop table " + String.join(", ", tables));
        execute(database, Files.readString(OLDEST));
        execute(
                database,
                "insert into persona (" + columns + ") select " + columns + " from kept;"
                        + " insert into persona_owner (realm_id, user_id, created_at)"
                        + " select realm_id, user_id, created_at from kept_owner; drop table kept, kept_owner");
    }

    /** Columns and a table that the oldest release did not have. */
    private void writesWhatIsNew(String circle) {
        TransferClient transfer = new TransferClient(realm);
        assertThat(TransferClient.counts(transfer.imported("", TransferClient.line("anna", "traveler", circle))))
                .containsExactly(1, 0, 0, 0, 0);
        assertThat(PersonaApiClient.of(realm, "anna").listed("/v1/personas"))
                .contains("traveler@corsica", "traveler@" + circle);
    }

    private static List<String> expected() throws IOException {
        return changeSets(Files.readString(EXPECTED));
    }

    private static List<String> changeSets(String sql) {
        return Pattern.compile("^-- +Changeset META-INF/keycloak-personas/[^:]+::([^:]+)::", Pattern.MULTILINE)
                .matcher(sql)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static void execute(JdbcAccess database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(JdbcAccess database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
