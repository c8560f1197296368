package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who did what, on Keycloak's own event pages. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsIT {

    /** Longer than the groups of digits in ids and times. */
    private static final long PRICE = 47_114_711_471_147L;

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(
                server, Map.of("eventsEnabled", true, "adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        admin = AdminPersonas.of(realm);
        realm.user("anna");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private List<String> adminEvents(String id) {
        return realm.admin().get("/admin-events?max=100").findParents("operationType").stream()
                .filter(event -> event.path("resourceType").asText().equals("PERSONA"))
                .filter(event -> event.path("resourcePath").asText().equals("personas/" + id))
                .map(event -> event.path("operationType").asText())
                .toList();
    }

    @Test
    void everyChangeByAnAdministratorIsAnAdminEvent() {
        String id = admin.created("anna", "traveler", "corsica", "consent", true);
        admin.patch("/" + id, Map.of("status", "pending")).expect(200);
        admin.patch("/" + id, Map.of("status", "lost")).expect(400);
        admin.post("/" + id + "/approve", Map.of()).expect(200);
        admin.post("/bulk?dry_run=true", Map.of("action", "suspend", "ids", List.of(id)))
                .expect(200);
        admin.post("/bulk", Map.of("action", "suspend", "ids", List.of(id, "no-such")))
                .expect(200);
        admin.delete("/" + id).expect(204);
        assertThat(adminEvents(id)).containsExactly("DELETE", "UPDATE", "UPDATE", "UPDATE", "CREATE");
        JsonNode created = realm.admin()
                .get("/admin-events?operationTypes=CREATE&resourcePath=personas/" + id)
                .path(0);
        assertThat(created.path("representation").asText())
                .contains("\"circle\":\"corsica\"", "\"consent\":true")
                .doesNotContain("anna");
        assertThat(created.path("authDetails").path("userId").asText()).isNotEmpty();
    }

    @Test
    void theSetUpIsAnAdminEvent() {
        realm.admin().call("POST", "/personas/setup").send().expect(200);
        assertThat(adminEvents("setup")).containsExactly("ACTION");
    }

    @Test
    void everyChangeByAUserIsAUserEventWithoutPersonalData() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "ursula");
        String id = user.create("traveler", "the smiths", "autobook_price", PRICE)
                .expect(201)
                .json()
                .path("id")
                .asText();
        user.patch(id, Map.of("status", "inactive")).expect(200);
        user.patch(id, Map.of("status", "suspended")).expect(403);
        user.delete("/v1/personas/" + id).expect(204);
        JsonNode events = realm.admin().get("/events?type=UPDATE_PROFILE&user=" + user.sub());
        assertThat(events.findValuesAsText("persona_action")).containsExactly("delete", "update", "create");
        assertThat(events.findValuesAsText("persona")).containsOnly(id);
        assertThat(events.findValuesAsText("clientId")).containsOnly(TestRealm.APP);
        assertThat(events.findValuesAsText("sessionId")).isNotEmpty();
        assertThat(events.toString()).doesNotContain("smiths", String.valueOf(PRICE));
    }

    @Test
    void whoReadsPersonasOfOthersIsAUserEventWhereTheRealmWantsIt() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "rita");
        String id = user.created("traveler", "the smiths");
        realm.service("auditor", "secret");
        String[] roles = {"view-all-personas", "discover-personas"};
        realm.admin().grantClientRoles(realm.admin().serviceAccount("auditor"), "persona-api", roles);
        PersonaApiClient service = new PersonaApiClient(realm, realm.serviceToken("auditor", "secret"));
        realm.admin().update(Map.of("enabledEventTypes", List.of("UPDATE_PROFILE", "USER_INFO_REQUEST")));
        readAll(user, service, id);
        assertThat(reads(user)).isEmpty();

        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}],\"audit\":{\"reads\":true}}");
        readAll(user, service, id);
        JsonNode events = reads(user);
        realm.admin().defaultSchema();
        assertThat(events.findValuesAsText("persona_action")).containsExactly("read", "read", "read");
        assertThat(events.findValuesAsText("clientId")).containsOnly("auditor");
        assertThat(events.findValuesAsText("persona")).containsExactly(id);
        assertThat(events.findValuesAsText("personas")).containsExactly("all");
        assertThat(events.findValuesAsText("persona_title")).containsExactly("traveler");
        assertThat(events.toString()).doesNotContain("smiths");
    }

    private JsonNode reads(PersonaApiClient user) {
        return realm.admin().get("/events?type=USER_INFO_REQUEST&user=" + user.sub());
    }

    /** What is one's own is no event, and what is refused is none either. */
    private static void readAll(PersonaApiClient user, PersonaApiClient service, String id) {
        user.get("/v1/personas/" + id).expect(200);
        user.get("/v1/users/" + user.sub() + "/personas").expect(403);
        service.get("/v1/personas/" + id).expect(200);
        service.get("/v1/users/" + user.sub() + "/personas").expect(200);
        service.get("/v1/users/by-persona?title=traveler").expect(200);
    }
}
