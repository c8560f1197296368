package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a look into the database itself can show. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresIT {

    private TestRealm realm;
    private JdbcAccess database;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        database = server.database().orElseThrow();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private int update(String sql, String parameter) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            return statement.executeUpdate();
        }
    }

    @Test
    void readingIsWarmUntilAWriteThroughKeycloak() throws SQLException {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("traveler", "corsica");
        realm.admin().clearCaches();
        for (int login = 0; login < 3; login++) {
            // Keycloak does not cache a user again in the very first session after a change.
            assertThat(Jwt.claims(realm.token("anna")).path("personas")).hasSize(1);
        }
        // Behind Keycloak's back: a token that asked the database would show it.
        assertThat(update("update persona set status = 'inactive' where id = ?", id))
                .isEqualTo(1);
        assertThat(Jwt.claims(realm.token("anna")).path("personas")).hasSize(1);
        assertThat(anna.listed("/v1/personas?status=active")).hasSize(1);
        anna.created("traveler", "home");
        assertThat(PersonaApiClient.names(Jwt.claims(realm.token("anna")).path("personas")))
                .containsExactly("traveler@home");
    }

    @Test
    void aStoreThatCanNotBeReadBreaksNoLogin(KeycloakServer server) throws SQLException {
        PersonaApiClient.ofNewUser(realm, "cleo").created("traveler", "corsica");
        execute("alter table persona rename to persona_away");
        try {
            assertThat(Jwt.claims(realm.token("cleo")).has("personas")).isFalse();
            assertThat(Jwt.claims(new BrowserLogin(realm)
                                    .tokens("cleo", "openid")
                                    .expect(200)
                                    .json()
                                    .path("access_token")
                                    .asText())
                            .has("personas"))
                    .isFalse();
        } finally {
            execute("alter table persona_away rename to persona");
        }
        assertThat(server.log()).contains("Realm " + realm.name() + ": a token is issued without personas");
        assertThat(Jwt.claims(realm.token("cleo")).path("personas")).hasSize(1);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anExportThatFailsInTheMiddleDoesNotEndAsIfItWereWhole() throws SQLException, JsonProcessingException {
        try (TestRealm many = TestRealm.create(realm.server())) {
            // More than the export reads at once.
            TransferClient transfer = new TransferClient(many);
            TransferIT.users(many, 1200);
            transfer.imported(
                    "",
                    IntStream.range(0, 1200)
                            .mapToObj(i -> TransferClient.line("user" + i, "traveler", "corsica"))
                            .toArray(String[]::new));
            String last = new ObjectMapper()
                    .readTree(transfer.exported().get(1199))
                    .path("id")
                    .asText();
            update("update persona set status = 'unknown' where id = ?", last);
            assertThat(whatArrives(many)).doesNotContain("\"end\"");
        }
    }

    /**
     * Keycloak's HTTP layer either cuts the connection or closes the answer after what it had sent and cuts the connection then,
     * whichever of its threads comes first: the line at the end is what tells a whole export. The connection is of no use
     * to later calls, so it is one of its own.
     */
    private static String whatArrives(TestRealm many) {
        try {
            return many.server()
                    .http()
                    .get("/admin/realms/" + many.name() + "/personas/export")
                    .bearer(many.server().admin().token())
                    .send()
                    .expect(200)
                    .text();
        } catch (UncheckedIOException cut) {
            return "";
        }
    }

    @Test
    void theDatabaseItselfHoldsUniquenessAndSlots() throws SQLException {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        bert.created("traveler", "corsica");
        String copy = "insert into persona select ?, realm_id, user_id, slot_no%s, title, circle%s, status, valid_from,"
                + " valid_till, attributes, created_at, updated_at, row_version from persona where user_id = '"
                + bert.sub() + "'";
        assertThat(refused(copy.formatted(" + 1", ""))).contains("uk_persona_key");
        assertThat(refused(copy.formatted("", " || 'x'"))).contains("uk_persona_slot");
    }

    private String refused(String sql) {
        try {
            update(sql, "copy");
            return "accepted";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void eachQueryHasAnIndex() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select indexname from pg_indexes where tablename in ('persona', 'persona_owner')")) {
            while (rows.next()) {
                indexes.add(rows.getString(1));
            }
        }
        assertThat(indexes)
                .contains(
                        "pk_persona",
                        "pk_persona_owner",
                        "uk_persona_key",
                        "uk_persona_slot",
                        "ix_persona_title",
                        "ix_persona_circle",
                        "ix_persona_status",
                        "ix_persona_created");
    }

    @Test
    void healthTellsWhenTheDatabaseDoesNotAnswer() throws SQLException, InterruptedException {
        DatabaseOutage.during(
                realm,
                () -> health().expect(200),
                () -> {
                    Reply down = health().expect(503);
                    Contract.check("GET", "/health", down);
                    assertThat(down.json().path("database").asText()).isEqualTo("error");
                    assertThat(down.json().path("schedules").asText()).isEqualTo("unknown");
                },
                () -> health().status() == 200);
        assertThat(health().expect(200).json().path("database").asText()).isEqualTo("ok");
    }

    private Reply health() {
        return realm.http().get(realm.path("/persona/health")).send();
    }
}
