package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
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
        List.of("cara", "carl", "user0", "user1", "user2", "user3", "late3", "late6", "late7")
                .forEach(realm::user);
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
                Map.of("action", "suspend", "ids", one, "force", true),
                Map.of("action", "suspend", "ids", one, "count", 1),
                Map.of("action", "suspend", "count", 0),
                Map.of("action", "suspend", "count", "all"),
                Map.of("action", "suspend", "ids", one, "note", 1),
                Map.of("action", "suspend", "ids", one, "note", "x".repeat(501)),
                Map.of("action", "suspend", "ids", one, "note", "bell\u0007"),
                Map.of("action", "delete", "ids", one, "note", "no such thing"));
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

    @ParameterizedTest
    @CsvSource({"approve, active", "reject, revoked"})
    void decidesOnRequestsWithANote(String action, String status) {
        String asked = admin.created("cara", "traveler", "asks-" + action, "status", "pending");
        String other = admin.created("carl", "traveler", "asks-" + action, "note", "old");
        JsonNode done = admin.post(
                        "/bulk", Map.of("action", action, "ids", List.of(asked, other), "note", " As agreed "))
                .expect(200)
                .json();
        assertThat(done.path("succeeded").asInt()).isEqualTo(1);
        assertThat(done.path("results").path(1).path("code").asInt()).isEqualTo(409);
        JsonNode decided = admin.get("/" + asked).json();
        assertThat(decided.path("status").asText()).isEqualTo(status);
        assertThat(decided.path("note").asText()).isEqualTo("As agreed");
        assertThat(admin.get("/" + other).json().path("note").asText()).isEqualTo("old");
    }

    @Test
    void anActionOnTheStatusSaysWhyOrLeavesTheNote() {
        String id = admin.created("cara", "traveler", "noted", "note", "first");
        for (String action : List.of("suspend", "activate", "revoke")) {
            admin.post("/bulk", Map.of("action", action, "ids", List.of(id))).expect(200);
            assertThat(admin.get("/" + id).json().path("note").asText()).isNotEmpty();
            admin.post("/bulk", Map.of("action", action, "ids", List.of(id), "note", "Because of " + action))
                    .expect(200);
            assertThat(admin.get("/" + id).json().path("note").asText()).isEqualTo("Because of " + action);
        }
        Map<String, Object> away = new HashMap<>(Map.of("action", "activate", "ids", List.of(id)));
        away.put("note", null);
        admin.post("/bulk", away).expect(200);
        assertThat(admin.get("/" + id).json().has("note")).isFalse();
    }

    @Test
    void changesAllThatTheFilterFindsInPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(admin.created("user" + i % 4, i < 4 ? "traveler" : "travel-agent", "all of them"));
        }
        String filter = "/bulk?circle=all%20of%20them&status=active&max=3";
        Map<String, Object> order = Map.of("action", "suspend", "count", 7, "note", "Audit");
        assertThat(admin.post(filter, Map.of("action", "suspend", "count", 8))
                        .expect(409)
                        .json()
                        .path("detail")
                        .asText())
                .contains("finds 7 personas, not 8");
        JsonNode dry = admin.post(filter + "&dry_run=true", order).expect(200).json();
        assertThat(dry.path("results")).hasSize(3);
        assertThat(dry.path("results").path(0).path("username").asText()).isEqualTo("user2");

        List<String> done = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.post(filter + cursor, order).expect(200).json();
            assertThat(page.path("failed").asInt()).isZero();
            done.addAll(page.path("results").findValuesAsText("id"));
            // What comes meanwhile was not confirmed.
            admin.created("late" + done.size(), "traveler", "all of them");
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(done).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        assertThat(admin.count("?circle=all%20of%20them&status=suspended")).isEqualTo(7);
        assertThat(admin.count("?circle=all%20of%20them&status=active")).isEqualTo(3);
        admin.post("/bulk?status=x", order).expect(400);
        admin.post("/bulk?cursor=x", order).expect(400);
    }

    @Test
    void whoMayNotListPersonasChangesNoneByAFilter() {
        admin.created("carl", "traveler", "guarded");
        Map<String, Object> order = Map.of("action", "delete", "count", 1);
        AdminPersonas.withRoles(realm, "nobody")
                .post("/bulk?circle=guarded", order)
                .expect(403);
        AdminPersonas.withRoles(realm, "clerk", "view-clients")
                .post("/bulk?circle=guarded", order)
                .expect(403);
        JsonNode refused = AdminPersonas.withRoles(realm, "viewer", "view-users")
                .post("/bulk?circle=guarded", order)
                .expect(200)
                .json();
        assertThat(refused.path("results").path(0).path("code").asInt()).isEqualTo(403);
        assertThat(admin.count("?circle=guarded")).isEqualTo(1);
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
