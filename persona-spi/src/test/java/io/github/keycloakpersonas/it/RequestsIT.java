package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personas that users ask for: why, since when, until when, and who sees it. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class RequestsIT {

    private static final String REASON = "I guide the tours \uD83C\uDFDD";

    private TestRealm realm;
    private AdminPersonas admin;
    private PersonaApiClient anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(
                server, Map.of("eventsEnabled", true, "adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        admin = AdminPersonas.of(realm);
        requests("\"expire_days\":30,\"reason\":\"optional\"");
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    /** What the schema says of requests, as members of that object. */
    private void requests(String members) {
        realm.admin().schema(schema(",\"requests\":{" + members + "}"));
    }

    private static String schema(String more) {
        return "{\"titles\":[{\"name\":\"traveler\"},{\"name\":\"member\",\"needs_approval\":true}],"
                + "\"history\":{\"enabled\":true}" + more + "}";
    }

    private JsonNode asked(String circle) {
        return anna.create("member", circle, "reason", REASON).expect(201).json();
    }

    @Test
    void whyAndSinceWhenIsSeenByTheOwnerAndWhoDecides() {
        JsonNode asked = asked("corsica");
        String id = asked.path("id").asText();
        assertThat(asked.path("reason").asText()).isEqualTo(REASON);
        Instant since = Instant.parse(asked.path("requested_at").asText());
        assertThat(Instant.parse(asked.path("request_ends_at").asText())).isEqualTo(since.plus(Duration.ofDays(30)));
        Reply changed = anna.patch(id, Map.of("reason", "For my aunt", "circle", "corsica"))
                .expect(200);
        assertThat(changed.json().path("requested_at").asText()).isEqualTo(since.toString());
        assertThat(anna.get("/v1/personas").json().at("/personas/0/reason").asText())
                .isEqualTo("For my aunt");
        assertThat(admin.get("/" + id).expect(200).json().path("reason").asText())
                .isEqualTo("For my aunt");
        assertThat(admin.page("?status=pending").at("/0/reason").asText()).isEqualTo("For my aunt");
        assertThat(admin.get("/export?format=csv").expect(200).text())
                .contains("requested_at,request_ends_at,reason", since + ",", "For my aunt");
    }

    @Test
    void whyIsHiddenFromServicesAndEvents() {
        String id = asked("corsica").path("id").asText();
        realm.service("auditor", "secret");
        realm.admin().grantClientRoles(realm.admin().serviceAccount("auditor"), "persona-api", "view-all-personas");
        PersonaApiClient service = new PersonaApiClient(realm, realm.serviceToken("auditor", "secret"));
        JsonNode seen = service.get("/v1/personas/" + id).expect(200).json();
        assertThat(seen.has("requested_at")).isTrue();
        assertThat(seen.has("reason")).isFalse();
        assertThat(service.get("/v1/users/" + anna.sub() + "/personas")
                        .expect(200)
                        .text())
                .contains("requested_at")
                .doesNotContain("I guide");
        admin.patch("/" + id, Map.of("note", "Who are you?")).expect(200);
        admin.post("/" + id + "/approve", Map.of()).expect(200);
        assertThat(realm.admin().get("/admin-events?max=100").toString()).doesNotContain("I guide");
        assertThat(realm.admin().get("/events?max=100").toString()).doesNotContain("I guide");
    }

    @Test
    void whyGoesWithTheDecision() {
        String id = asked("corsica").path("id").asText();
        JsonNode approved =
                admin.post("/" + id + "/approve", Map.of()).expect(200).json();
        assertThat(approved.has("reason")).isFalse();
        assertThat(approved.has("requested_at")).isFalse();
        assertThat(admin.patch("/" + id, Map.of("status", "pending"))
                        .expect(200)
                        .json()
                        .has("reason"))
                .isFalse();
        assertThat(anna.patch(id, Map.of("reason", "Again")).expect(200).json().path("reason"))
                .hasToString("\"Again\"");
        admin.post("/" + id + "/reject", Map.of("note", "No")).expect(200);
        assertThat(anna.get("/v1/personas/" + id).expect(200).text()).doesNotContain("Again", "requested_at");
    }

    @Test
    void isRefusedAsTheSchemaSays() {
        anna.create("traveler", "corsica", "reason", REASON).expect(400);
        anna.create("member", "corsica", "reason", "x".repeat(501)).expect(400);
        anna.create("member", "corsica", "reason", 7).expect(400);
        anna.create("member", "corsica", "requested_at", "2026-01-01T00:00:00Z").expect(400);
        requests("\"reason\":\"required\"");
        Reply none = anna.create("member", "corsica").expect(400);
        assertThat(none.json().at("/errors/reason").asText()).isEqualTo("is required: say why you ask for it");
        assertThat(anna.get("/v1/schema").json().at("/requests/reason").asText())
                .isEqualTo("required");
        JsonNode asked = asked("corsica");
        assertThat(asked.has("request_ends_at")).isFalse();
        realm.admin().schema(schema(""));
        anna.create("member", "elba", "reason", REASON).expect(400);
        assertThat(anna.get("/v1/personas/" + asked.path("id").asText())
                        .expect(200)
                        .text())
                .doesNotContain("reason", "requested_at");
        assertThat(anna.get("/v1/schema").json().has("requests")).isFalse();
    }

    @Test
    void whatWasReadCanBeSentBack() {
        JsonNode asked = asked("corsica");
        String id = asked.path("id").asText();
        anna.patch(id, asked).expect(200);
        Map<String, Object> all = new HashMap<>();
        admin.get("/" + id).json().properties().forEach(member -> all.put(member.getKey(), member.getValue()));
        all.put("reason", "Not the owner's");
        assertThat(admin.patch("/" + id, all).expect(200).json().path("reason").asText())
                .isEqualTo(REASON);
        admin.post("/" + id + "/approve", Map.of()).expect(200);
        anna.patch(id, Map.of("reason", "Too late")).expect(400);
    }

    @Test
    void whoHasAskedCanWithdraw() {
        String id = asked("corsica").path("id").asText();
        anna.delete("/v1/personas/" + id).expect(204);
        assertThat(events()).startsWith("withdraw");
        assertThat(history(id, "withdrawn").path("door").asText()).isEqualTo("user");
        String approved = asked("corsica").path("id").asText();
        admin.post("/" + approved + "/approve", Map.of()).expect(200);
        anna.delete("/v1/personas/" + approved).expect(204);
        assertThat(events()).startsWith("delete");
        assertThat(history(approved, "removed").path("status").asText()).isEqualTo("active");
        String removed = asked("corsica").path("id").asText();
        admin.delete("/" + removed).expect(204);
        assertThat(history(removed, "removed").path("door").asText()).isEqualTo("admin");
    }

    @Test
    void nobodyDecidesInTime() {
        String late = restored("late", Instant.now().minus(Duration.ofDays(31)));
        String soon = restored("soon", Instant.now().minus(Duration.ofDays(29)));
        JsonNode ended = history(late, "expired");
        assertThat(ended.path("door").asText()).isEqualTo("task");
        assertThat(ended.has("by")).isFalse();
        assertThat(events()).contains("expire");
        assertThat(anna.listed("/v1/personas")).containsExactly("member@soon");
        anna.created("member", "late");
        admin.post("/" + soon + "/approve", Map.of()).expect(200);
    }

    @Test
    void veryManyEndAtOnce() {
        Instant old = Instant.now().minus(Duration.ofDays(400));
        String[] lines = new String[250];
        for (int i = 0; i < lines.length; i++) {
            realm.user("user" + i);
            lines[i] = line("user" + i, "corsica", old);
        }
        requests("\"reason\":\"optional\"");
        new TransferClient(realm).imported("?restore=true", lines);
        assertThat(admin.count("?status=pending")).isEqualTo(lines.length);
        requests("\"expire_days\":1");
        Soon.await(() -> admin.count("?status=pending") == 0);
    }

    private String restored(String circle, Instant since) {
        UUID id = UUID.randomUUID();
        String line = "{\"id\":\"" + id + "\"," + line("anna", circle, since).substring(1);
        new TransferClient(realm).imported("?restore=true", line);
        return id.toString();
    }

    private static String line(String user, String circle, Instant since) {
        return "{\"user\":{\"username\":\"" + user + "\"},\"title\":\"member\",\"circle\":\"" + circle
                + "\",\"status\":\"pending\",\"request\":{\"requested_at\":\"" + since + "\"}}";
    }

    /** The last state of a persona, once it is that. */
    private JsonNode history(String id, String event) {
        String path = "/" + id + "/history";
        Soon.await(() -> event.equals(
                admin.get(path).expect(200).json().at("/history/0/event").asText()));
        return admin.get(path).expect(200).json().at("/history/0");
    }

    private List<String> events() {
        return realm.admin()
                .get("/events?type=UPDATE_PROFILE&user=" + anna.sub())
                .findValuesAsText("persona_action");
    }

    @Test
    void anExportRestoresIt() {
        JsonNode asked = asked("corsica");
        TransferClient transfer = new TransferClient(realm);
        List<String> lines = transfer.exported();
        assertThat(lines).singleElement().asString().contains("\"request\":{\"requested_at\":");
        anna.delete("/v1/personas/" + asked.path("id").asText()).expect(204);
        String line = lines.get(0);
        assertThat(TransferClient.counts(transfer.imported("?restore=true", line)))
                .containsExactly(1, 0, 0, 0, 0);
        assertThat(TransferClient.counts(transfer.imported("?mode=upsert&restore=true", line)))
                .containsExactly(0, 0, 1, 0, 0);
        JsonNode restored = anna.get("/v1/personas/" + asked.path("id").asText())
                .expect(200)
                .json();
        assertThat(restored.path("reason").asText()).isEqualTo(REASON);
        assertThat(restored.path("requested_at")).isEqualTo(asked.path("requested_at"));
    }
}
