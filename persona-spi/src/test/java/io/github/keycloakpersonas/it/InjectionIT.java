package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Input that is meant for something behind the API: a log, a database, a parser. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("storage")
class InjectionIT {

    private static final String FORGED = "FORGED-LINE";

    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "corsica");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** What an action has left in the server's log. */
    private String logOf(Runnable action) {
        int before = realm.server().log().length();
        action.run();
        return realm.server().log().substring(before);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Test
    void noRequestWritesALineOfItsOwnIntoTheLog() {
        String log = logOf(() -> {
            anna.get("/v1/personas/%0d%0a" + FORGED).expect(400);
            anna.get("/v1/personas/" + anna.sub() + "_%E2%80%A8" + FORGED + "_x")
                    .expect(404);
            anna.create("traveler\r\n" + FORGED, "home").expect(400);
            anna.create("traveler", "home", "\r\n" + FORGED + "\u001b[31m", 1).expect(400);
            realm.http()
                    .get(realm.path("/persona/v1/personas?title=%0d%0a" + FORGED))
                    .send();
        });
        assertThat(log.lines()).noneMatch(line -> line.startsWith(FORGED)).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void aSchemaThatCanNotBeReadWritesNone(KeycloakServer server) {
        String hostile = "{\"titles\":[{\"name\":\"x\\r\\n" + FORGED + " \\u001b[31m\"}]}";
        try (TestRealm other = SeededRealm.withSchema(server, hostile)) {
            PersonaApiClient bert = PersonaApiClient.ofNewUser(other, "bert");
            String log = logOf(() -> {
                bert.get("/v1/personas").expect(500);
                other.token("bert");
            });
            assertThat(log).contains("is no persona schema").contains(FORGED);
            assertThat(log.lines())
                    .noneMatch(line -> line.startsWith(FORGED))
                    .noneMatch(line -> line.contains("\u001b"));
        }
    }

    @Test
    void personasOfAnImportedRealmWriteNone(KeycloakServer server) {
        String log = logOf(() -> {
            Map<String, String> attributes = Map.of(
                    "persona.import",
                    "[{\"username\":\"cora\",\"title\":\"traveler\",\"circle\":\"x\",\"\\r\\n" + FORGED + "\":1}]");
            Map<String, ?> user = Map.of("username", "cora", "enabled", true);
            TestRealm.create(server, Map.of("attributes", attributes, "users", List.of(user)))
                    .close();
        });
        assertThat(log).contains(FORGED);
        assertThat(log.lines()).noneMatch(line -> line.startsWith(FORGED));
    }

    @Test
    void charactersThatADatabaseCanNotKeepAreNobodysNames() {
        AdminPersonas admin = AdminPersonas.of(realm);
        for (String odd : List.of("\u0000", "\ud800")) {
            String id = anna.personaId("traveler", "x" + odd);
            anna.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id)))
                    .expect(404);
            Reply bulk = admin.post("/bulk", Map.of("action", "suspend", "ids", List.of(id)))
                    .expect(200);
            assertThat(bulk.json().at("/results/0/code").asInt()).isEqualTo(404);
            admin.create("anna" + odd, "traveler", "x").expect(400);
            admin.post("", Map.of("user_sub", "anna" + odd, "title", "traveler", "circle", "x"))
                    .expect(400);
        }
        admin.get("/x%00_y_z").expect(404);
        admin.get("/import/x%00").expect(404);
    }

    @Test
    void compressedBodiesAreNotUnpacked() throws IOException {
        byte[] bomb = zipped(new byte[4 * 1024 * 1024]);
        byte[] small = zipped("{\"title\":\"traveler\",\"circle\":\"zip\"}".getBytes(StandardCharsets.UTF_8));
        for (byte[] body : List.of(bomb, small)) {
            anna.call(
                            "POST",
                            "/v1/personas",
                            call -> call.body("application/json", body).header("Content-Encoding", "gzip"))
                    .expect(400);
        }
    }

    @Test
    void nothingButJsonIsRead() {
        String aliases = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
        anna.call("POST", "/v1/personas", call -> call.body("application/yaml", aliases))
                .expect(415);
        String xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        anna.call("POST", "/v1/personas", call -> call.body("application/xml", xml))
                .expect(415);
    }

    @Test
    void depthWithoutEndIsRefusedToAdministratorsToo() {
        AdminPersonas admin = AdminPersonas.of(realm);
        String deep = "{\"titles\":" + "[".repeat(60_000);
        admin.call("PUT", "/schema", call -> call.body("application/json", deep))
                .expect(400);
        Reply lines = admin.call(
                        "POST",
                        "/import?dry_run=true",
                        call -> call.body("application/x-ndjson", deep.substring(0, 60_000)))
                .expect(200);
        assertThat(lines.json().path("failed").asInt()).isEqualTo(1);
    }
}
