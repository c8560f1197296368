package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The realm that {@code mvn -Prun}, the containers and the documentation have. */
@ExtendWith(SharedServer.class)
class DemoRealmIT {

    @Test
    void isAsDescribed(KeycloakServer server) throws IOException {
        JsonNode demo = new ObjectMapper()
                .readTree(Path.of("../realm-export/demo-realm.json").toFile());
        try (TestRealm realm = TestRealm.imported(server, demo)) {
            RealmSetupIT.isSetUp(realm.admin());
            assertThat(realm.admin().get("/personas/flows").path("bound").asBoolean())
                    .isTrue();
            ObjectNode schema = (ObjectNode) realm.admin().get("/personas/schema");
            JsonNode attributes = realm.admin().get("").path("attributes");
            realm.admin().put("/personas/schema", schema);
            assertThat(realm.admin().get("").path("attributes")).isEqualTo(attributes);
            assertThat(schema.remove("agents").path("mcp").asBoolean()).isTrue();
            assertThat(schema.remove("calendar").path("enabled").asBoolean()).isTrue();
            assertThat(schema.remove("assessments").path(0).path("name").asText())
                    .isEqualTo("risk-profile");
            assertThat(schema).isEqualTo(realm.admin().get("/personas/schema/presets/travel"));
            Map<String, List<String>> personas = Map.of(
                    "alice", List.of("office-manager@acme-corp", "traveler@corsica"),
                    "bob", List.of("travel-agent@best-travels"),
                    "carlo", List.of(),
                    "dana", List.of());
            personas.forEach((user, names) -> {
                String token = realm.tokens(user, Map.of("client_id", "persona-cli"))
                        .expect(200)
                        .json()
                        .path("access_token")
                        .asText();
                assertThat(PersonaApiClient.names(Jwt.claims(token).path("personas")))
                        .isEqualTo(names);
                new PersonaApiClient(realm, token).get("/v1/users").expect(user.equals("carlo") ? 200 : 403);
            });
            PersonaApiClient agent =
                    new PersonaApiClient(realm, realm.serviceToken("flowpilot-agent", "flowpilot-agent-secret"));
            assertThat(agent.listed("/v1/users/" + realm.admin().userId("bob") + "/personas"))
                    .containsExactly("travel-agent@best-travels");
            String forAgents = realm.tokens("alice", Map.of("client_id", "persona-cli", "scope", Agent.SCOPE))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            assertThat(new Agent(realm, forAgents)
                            .done("list_personas", Map.of())
                            .path("total")
                            .asInt())
                    .isEqualTo(2);
            realm.http()
                    .post(realm.path("/protocol/openid-connect/auth/device"))
                    .form(Map.of(
                            "client_id",
                            "persona-cli",
                            "code_challenge",
                            "x".repeat(43),
                            "code_challenge_method",
                            "S256"))
                    .send()
                    .expect(200);
        }
    }
}
