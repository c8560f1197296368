package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What load balancers and alerts learn when the tables of personas are away. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class ReadinessIT {

    private static final int SECONDS = 60;

    @Test
    void endsWithTheTablesAndComesBackWithThem(KeycloakServer server) throws SQLException, InterruptedException {
        assertThat(status(await(server, 200))).isEqualTo("UP");
        assertThat(gauge(server)).isEqualTo(1);
        execute(server, "alter table persona_owner rename to persona_owner_away");
        try {
            assertThat(status(await(server, 503))).isEqualTo("DOWN");
            assertThat(gauge(server)).isZero();
        } finally {
            execute(server, "alter table persona_owner_away rename to persona_owner");
        }
        assertThat(status(await(server, 200))).isEqualTo("UP");
        assertThat(gauge(server)).isEqualTo(1);
    }

    /** The readiness once it has that status, or the last one there was. */
    private static Reply await(KeycloakServer server, int status) throws InterruptedException {
        Http management = new Http(server.managementUri());
        Reply ready = management.get("/health/ready").send();
        for (int second = 0; second < SECONDS && ready.status() != status; second++) {
            Thread.sleep(1000);
            ready = management.get("/health/ready").send();
        }
        return ready.expect(status);
    }

    /** What our own check says. */
    private static String status(Reply ready) {
        for (JsonNode check : ready.json().path("checks")) {
            if (check.path("name").asText().equals("Personas")) {
                return check.path("status").asText();
            }
        }
        return "missing";
    }

    private static double gauge(KeycloakServer server) {
        return Scrape.of(server).of("keycloak_personas_ready", Map.of());
    }

    private static void execute(KeycloakServer server, String sql) throws SQLException {
        try (Connection connection = server.database().orElseThrow().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
