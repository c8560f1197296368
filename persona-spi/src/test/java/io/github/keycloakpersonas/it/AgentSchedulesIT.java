package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schedules that an agent can give its user's personas. */
@ExtendWith(SharedServer.class)
class AgentSchedulesIT {

    private TestRealm realm;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        Agent.letIn(realm);
        realm.user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    @Test
    void areThoseOfTitlesThatLetOwnersGiveThem() {
        List<Map<String, String>> schedule =
                List.of(Map.of("start", "2099-01-05T08:00:00", "end", "2099-01-05T16:00:00", "time_zone", "UTC"));
        Map<String, Object> guard = Map.of("title", "guard", "circle", "gate", "schedule", schedule);
        realm.admin()
                .schema("{\"agents\":{\"mcp\":true},\"titles\":[{\"name\":\"guard\",\"schedule_editable_by\":\"user\"},"
                        + "{\"name\":\"warden\"}]}");
        Agent agent = Agent.of(realm, "anna");
        JsonNode created = agent.done("create_persona", guard);
        assertThat(created.path("active").asBoolean(true)).isFalse();
        assertThat(agent.done(
                                "change_persona",
                                Map.of("persona_id", created.path("id").asText(), "schedule", List.of()))
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(agent.refused("create_persona", Map.of("title", "warden", "circle", "gate", "schedule", schedule)))
                .contains("Only an administrator can set: schedule");
    }
}
