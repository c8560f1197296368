package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One action for many personas. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminBulkIT {

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        realm.user("anna");
        realm.user("bert");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    static Stream<Map<String, Object>> faultyOrders() {
        List<String> one = List.of("x");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            many.add("p" + i);
        }
        return Stream.of(
                Map.of(),
                Map.of("action", "suspend"),
                Map.of("action", "explode", "ids", one),
                Map.of("action", "suspend", "ids", List.of()),
                Map.of("action", "suspend", "ids", List.of(1)),
                Map.of("action", "suspend", "ids", List.of("x", "x")),
                Map.of("action", "suspend", "ids", many),
                Map.of("action", "suspend", "ids", one, "days", 3),
                Map.of("action", "extend", "ids", one),
                Map.of("action", "extend", "ids", one, "days", 0),
                Map.of("action", "extend", "ids", one, "days", 3, "valid_till", "2030-01-01T00:00:00Z"),
                Map.of("action", "extend", "ids", one, "valid_till", "later"),
                Map.of("action", "suspend", "ids", one, "force", true));
    }

    @ParameterizedTest
    @MethodSource("faultyOrders")
    void aFaultyOrderIs400(Map<String, Object> order) {
        assertThat(admin.post("/bulk", order).expect(400).json().path("errors")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"suspend, suspended", "revoke, revoked", "activate, active"})
    void eachItemSucceedsOrFailsByItself(String action, String status) {
        String first = admin.created("anna", "traveler", "each-" + action, "status", "inactive");
        String second = admin.created("bert", "traveler", "each-" + action, "status", "pending");
        String secondName = admin.get("/" + second).json().path("persona_id").asText();
        String unknown = UUID.randomUUID().toString();
        Map<String, Object> order = Map.of("action", action, "ids", List.of(first, unknown, secondName));

        JsonNode dry = admin.post("/bulk?dry_run=true", order).expect(200).json();
        assertThat(dry.path("dry_run").asBoolean()).isTrue();
        assertThat(dry.path("results").path(0).path("status").asText()).isEqualTo(status);
        assertThat(admin.get("/" + first).json().path("status").asText()).isEqualTo("inactive");

        JsonNode done = admin.post("/bulk", order).expect(200).json();
        assertThat(done.path("succeeded").asInt()).isEqualTo(2);
        assertThat(done.path("failed").asInt()).isEqualTo(1);
        assertThat(done.path("results").path(1).path("code").asInt()).isEqualTo(404);
        assertThat(done.path("results").path(1).path("detail").asText()).isEqualTo("Persona not found");
        assertThat(done.path("results").findValuesAsText("id")).containsExactly(first, unknown, secondName);
        for (String id : List.of(first, second)) {
            assertThat(admin.get("/" + id).json().path("status").asText()).isEqualTo(status);
        }
        admin.post("/bulk", Map.of("action", "delete", "ids", List.of(first, second)))
                .expect(200);
        admin.get("/" + first).expect(404);
    }

    @Test
    void extendsByDaysOrToATime() {
        String id = admin.created(
                "anna",
                "traveler",
                "extend",
                "valid_from",
                "2020-01-01T00:00:00Z",
                "valid_till",
                "2040-01-01T00:00:00Z");
        admin.post("/bulk", Map.of("action", "extend", "ids", List.of(id), "days", 31))
                .expect(200);
        assertThat(admin.get("/" + id).json().path("valid_till").asText()).isEqualTo("2040-02-01T00:00:00Z");
        JsonNode result = admin.post(
                        "/bulk",
                        Map.of("action", "extend", "ids", List.of(id), "valid_till", "2041-01-01T01:00:00+01:00"))
                .json()
                .path("results")
                .path(0);
        assertThat(result.path("valid_till").asText()).isEqualTo("2041-01-01T00:00:00Z");
        JsonNode refused = admin.post(
                        "/bulk", Map.of("action", "extend", "ids", List.of(id), "valid_till", "2019-01-01T00:00:00Z"))
                .json()
                .path("results")
                .path(0);
        assertThat(refused.path("code").asInt()).isEqualTo(400);
    }

    @Test
    void doesNotActivateWhatHasExpired() {
        String id = admin.created(
                "anna",
                "traveler",
                "over",
                "valid_from",
                "2020-01-01T00:00:00Z",
                "valid_till",
                "2020-02-01T00:00:00Z",
                "status",
                "suspended");
        JsonNode result = admin.post("/bulk", Map.of("action", "activate", "ids", List.of(id)))
                .json()
                .path("results")
                .path(0);
        assertThat(result.path("code").asInt()).isEqualTo(409);
        assertThat(result.path("detail").asText()).contains("Extend it");
    }

    @Test
    void aThousandItemsPass() {
        List<String> ids = new ArrayList<>();
        String id = admin.created("bert", "traveler", "thousand");
        ids.add(id);
        String user = admin.get("/" + id).json().path("user_sub").asText();
        for (int i = 1; i < 1000; i++) {
            ids.add(user + "_traveler_" + "c".repeat(90) + i);
        }
        JsonNode done = admin.post("/bulk", Map.of("action", "delete", "ids", ids))
                .expect(200)
                .json();
        assertThat(done.path("succeeded").asInt()).isEqualTo(1);
        assertThat(done.path("results")).hasSize(1000);
    }
}
