package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a realm remembers of its personas, and who held which one at a past instant. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class HistoryIT {

    private static final String REMOVES = schema("\"enabled\":true,\"keep_days\":400");
    private static final String ANONYMISES = schema("\"enabled\":true,\"on_user_removal\":\"anonymise\"");

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        realm.user("anna");
        realm.user("bert");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private static String schema(String history) {
        return "{\"titles\":[{\"name\":\"traveler\"},{\"name\":\"admin\",\"self_service\":false}]," + "\"history\":{"
                + history + "}}";
    }

    /** Switches it on and waits until it answers. */
    private Instant begin(String schema) {
        realm.admin().schema(schema);
        return admin.historyFrom();
    }

    private JsonNode history(String path) {
        return admin.get(path).expect(200).json().path("history");
    }

    private static List<String> words(JsonNode entries, String member) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path(member).asText())
                .toList();
    }

    private List<String> held(Instant at, String more) {
        Reply report = admin.get("/reports/access?format=csv&at=" + at + more).expect(200);
        return report.text().lines().skip(1).map(HistoryIT::told).toList();
    }

    private static String told(String line) {
        String[] cells = line.split(",", -1);
        return cells[0] + " " + cells[2] + "@" + cells[3] + " " + cells[4];
    }

    private static Instant now() throws InterruptedException {
        Thread.sleep(20);
        Instant now = Instant.now();
        Thread.sleep(20);
        return now;
    }

    @Test
    void beginsWithThePersonasThatAreThere() {
        String id = admin.created("anna", "traveler", "corsica");
        assertThat(history("/" + id + "/history")).isEmpty();
        Reply off = admin.get("/reports/access?at=" + Instant.now().minusSeconds(1));
        assertThat(off.expect(409).json().path("type").asText()).endsWith("/no-history");
        assertThat(admin.get("/schema/view").expect(200).json().has("history")).isFalse();
        Instant from = begin(REMOVES);
        assertThat(admin.get("/schema/view").expect(200).json().path("history").asBoolean())
                .isTrue();
        JsonNode entries = history("/" + id + "/history");
        assertThat(words(entries, "event")).containsExactly("started");
        assertThat(words(entries, "door")).containsExactly("start");
        assertThat(held(from, "")).containsExactly("anna traveler@corsica active");
        Reply early = admin.get("/reports/access?at=" + from.minusMillis(1)).expect(409);
        assertThat(early.json().path("history_from").asText()).isEqualTo(from.toString());
        admin.get("/reports/access?at=" + Instant.now().plusSeconds(600)).expect(400);
    }

    @Test
    void tellsWhoHeldWhatAtAnyInstant() throws InterruptedException {
        begin(REMOVES);
        PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
        String id = anna.created("traveler", "corsica");
        Instant created = now();
        admin.patch("/" + id, Map.of("status", "suspended")).expect(200);
        Instant suspended = now();
        admin.patch("/" + id, Map.of("autobook_price", 5)).expect(400);
        admin.patch("/" + id, Map.of("status", "active", "note", "x")).expect(200);
        admin.post("/bulk", Map.of("action", "suspend", "ids", List.of(id))).expect(200);
        String other = admin.created("bert", "admin", "=home");
        Instant both = now();
        admin.delete("/" + id).expect(204);
        Instant removed = now();
        assertThat(held(created, "")).containsExactly("anna traveler@corsica active");
        assertThat(held(suspended, "")).containsExactly("anna traveler@corsica suspended");
        assertThat(held(both, ""))
                .containsExactlyInAnyOrder("anna traveler@corsica suspended", "bert admin@'=home active");
        assertThat(held(both, "&title=admin")).containsExactly("bert admin@'=home active");
        assertThat(held(both, "&circle=corsica&status=active")).isEmpty();
        assertThat(held(removed, "")).containsExactly("bert admin@'=home active");
        JsonNode entries = history("/" + id + "/history");
        assertThat(words(entries, "event")).containsExactly("removed", "changed", "changed", "changed", "created");
        assertThat(words(entries, "door")).containsExactly("admin", "bulk", "admin", "admin", "user");
        assertThat(entries.get(4).path("by").asText()).isEqualTo(anna.sub());
        assertThat(words(history("/history?user=bert"), "id")).containsExactly(other);
        Reply page = admin.get("/" + id + "/history?first=1&max=2").expect(200);
        assertThat(words(page.json().path("history"), "door")).containsExactly("bulk", "admin");
        assertThat(page.header("Link")).isPresent();
    }

    @Test
    void knowsWhatImportsDo() {
        String before = admin.created("bert", "traveler", "old");
        begin(REMOVES);
        new TransferClient(realm)
                .imported("", "{\"user\":{\"username\":\"anna\"},\"title\":\"traveler\",\"circle\":\"corsica\"}");
        assertThat(words(history("/history?user=anna"), "door")).containsExactly("import");
        assertThat(words(history("/" + before + "/history"), "event")).containsExactly("started");
    }

    @Test
    void goesWithTheUser() {
        String id = admin.created("anna", "traveler", "corsica");
        Instant from = begin(REMOVES);
        realm.admin().deleteUser(realm.admin().userId("anna"));
        admin.get("/" + id + "/history").expect(404);
        assertThat(held(from, "")).isEmpty();
    }

    @Test
    void staysWithoutTheUserWhereTheSchemaSaysSo() throws InterruptedException {
        PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
        String id = anna.created("traveler", "corsica");
        Instant from = begin(ANONYMISES);
        anna.patch(id, Map.of("status", "inactive")).expect(200);
        realm.admin().deleteUser(anna.sub());
        JsonNode entries = history("/" + id + "/history");
        assertThat(words(entries, "event")).containsExactly("removed", "changed", "started");
        assertThat(words(entries, "user_sub").stream().distinct())
                .singleElement()
                .satisfies(name -> assertThat(name).startsWith("anonymous:"));
        assertThat(entries.toString()).doesNotContain(anna.sub());
        assertThat(held(from, "")).containsExactly(" traveler@corsica active");
        assertThat(held(now(), "")).isEmpty();
        AdminPersonas.withRoles(realm, "asker", "query-users")
                .get("/" + id + "/history")
                .expect(403);
    }

    @Test
    void isForgottenWhereTheSchemaDoesNotNameIt() throws InterruptedException {
        String id = admin.created("anna", "traveler", "corsica");
        begin(REMOVES);
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
        assertThat(history("/" + id + "/history")).isEmpty();
        Thread.sleep(6000);
        Instant again = begin(REMOVES);
        assertThat(words(history("/" + id + "/history"), "event")).containsExactly("started");
        assertThat(held(again, "")).hasSize(1);
    }

    @Test
    void isReadByWhoMayViewTheOwner() {
        String id = admin.created("anna", "traveler", "corsica");
        begin(REMOVES);
        AdminPersonas nobody = AdminPersonas.withRoles(realm, "nobody");
        nobody.get("/" + id + "/history").expect(403);
        nobody.get("/history?user=anna").expect(403);
        nobody.get("/reports").expect(403);
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        viewer.get("/" + id + "/history").expect(200);
        viewer.get("/history?user=" + Http.encode("anna")).expect(200);
        viewer.get("/history").expect(400);
        viewer.get("/history?user=nobody-else").expect(404);
    }
}
