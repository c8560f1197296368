package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a realm remembers: the database makes time pass. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class HistoryKeptIT {

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        List.of("anna", "bert", "cleo").forEach(realm::user);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void keep(int days) {
        realm.admin()
                .schema("{\"titles\":[{\"name\":\"traveler\"}],\"history\":{\"enabled\":true,\"keep_days\":" + days
                        + "}}");
    }

    /** The events of a persona, the latest first. */
    private List<String> events(String id) {
        JsonNode history = admin.get("/" + id + "/history").expect(200).json().path("history");
        return history.findValuesAsText("event");
    }

    private void passDays(JdbcAccess database, int days) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update persona_history set recorded_at = recorded_at - ? where realm_id = ?")) {
            statement.setLong(1, Duration.ofDays(days).toMillis());
            statement.setString(2, realm.admin().get("").path("id").asText());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void isAsLongAsTheSchemaSays(KeycloakServer server) throws SQLException {
        keep(30);
        admin.historyFrom();
        String stays = admin.created("anna", "traveler", "corsica");
        admin.patch("/" + stays, Map.of("status", "suspended")).expect(200);
        admin.patch("/" + stays, Map.of("status", "active")).expect(200);
        String removed = admin.created("bert", "traveler", "corsica");
        admin.delete("/" + removed).expect(204);
        assertThat(events(removed)).containsExactly("removed", "created");
        passDays(server.database().orElseThrow(), 40);
        String young = admin.created("cleo", "traveler", "corsica");
        admin.patch("/" + young, Map.of("status", "suspended")).expect(200);
        // A changed rule is looked after soon, and not only in an hour.
        keep(31);
        Soon.await(() -> events(stays).size() == 1);
        // What it still was at the boundary.
        assertThat(events(stays)).containsExactly("changed");
        assertThat(events(young)).containsExactly("changed", "created");
        assertThat(admin.get("/" + removed + "/history").status()).isEqualTo(404);
    }
}
