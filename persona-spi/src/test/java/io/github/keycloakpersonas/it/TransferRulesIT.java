package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.TransferClient.NDJSON;
import static io.github.keycloakpersonas.it.TransferClient.counts;
import static io.github.keycloakpersonas.it.TransferClient.line;
import static io.github.keycloakpersonas.it.TransferClient.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may export and import, in what form, and what is said about it. */
@ExtendWith(SharedServer.class)
class TransferRulesIT {

    private static final String FEW_TITLES = "{\"schema\":{\"titles\":[{\"name\":\"member\"}]}}";

    private final KeycloakServer server;
    private TestRealm realm;
    private TransferClient transfer;

    TransferRulesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void createRealm() {
        realm = TestRealm.create(
                server,
                Map.of("adminPermissionsEnabled", true, "adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        transfer = new TransferClient(realm);
        realm.user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private String tokenOf(String user, String... roles) {
        realm.admin().grantClientRoles(realm.user(user), "realm-management", roles);
        return realm.token(user);
    }

    private Reply export(String token) {
        return server.http()
                .get("/admin/realms/" + realm.name() + "/personas/export")
                .bearer(token)
                .send();
    }

    private Reply importing(String query, String token, String... lines) {
        return server.http()
                .post("/admin/realms/" + realm.name() + "/personas/import" + query)
                .bearer(token)
                .body(NDJSON, String.join("\n", lines))
                .send();
    }

    @Test
    void exportsRequireViewUsersAndImportsRequireManageUsers() {
        String line = line("anna", "traveler", "corsica");
        String path = "/admin/realms/" + realm.name() + "/personas";
        server.http().get(path + "/export").send().expect(401);
        server.http().post(path + "/import").body(NDJSON, line).send().expect(401);
        for (String token : List.of(realm.token("anna"), tokenOf("asker", "query-users"))) {
            Reply reply = export(token).expect(403);
            assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
            importing("", token, line).expect(403);
        }
        String viewer = tokenOf("viewer", "view-users");
        export(viewer).expect(200);
        importing("?dry_run=true", viewer, line).expect(403);
        server.http().get(path + "/import").bearer(viewer).send().expect(403);
        String manager = tokenOf("manager", "manage-users");
        importing("?schema=apply", manager, FEW_TITLES).expect(403);
        importing("?restore=true", manager, line).expect(403);
        importing("", manager, line).expect(200);
        server.http().get(path + "/import").bearer(manager).send().expect(200);
        try (TestRealm other = TestRealm.create(server)) {
            other.admin().grantClientRoles(other.user("boss"), "realm-management", "realm-admin");
            export(other.token("boss")).expect(403);
            importing("", other.token("boss"), line).expect(403);
        }
        assertThat(transfer.exported()).hasSize(1);
    }

    @Test
    void anExportIsAFile() {
        Reply reply = realm.admin().call("GET", "/personas/export").send().expect(200);
        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(NDJSON));
        assertThat(reply.header("Content-Disposition"))
                .hasValue("attachment; filename=\"personas-" + realm.name() + ".ndjson\"");
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertThat(reply.text())
                .startsWith("{\"schema\":{\"format\":2,\"titles\":[")
                .endsWith("]}\n{\"end\":true,\"personas\":0}\n".substring(2));
    }

    @Test
    void anExportIsCompressedForWhoAsksForIt() throws IOException {
        realm.user("zip");
        transfer.imported("", line("zip", "traveler", "corsica"));
        Reply plain = realm.admin().call("GET", "/personas/export").send().expect(200);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Encoding"));
        Reply compressed = realm.admin()
                .call("GET", "/personas/export")
                .header("Accept-Encoding", "gzip, deflate")
                .send()
                .expect(200);
        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(compressed.bytes()))) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.text());
        }
        assertThat(realm.admin()
                        .call("GET", "/personas")
                        .header("Accept-Encoding", "gzip")
                        .send()
                        .expect(200)
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void anImportsFormIsChecked() {
        transfer.call("").body("text/plain", "x").send().expect(415);
        transfer.call("").body("x".getBytes(StandardCharsets.UTF_8)).send().expect(415);
        Reply faulty = transfer.send("?mode=merge&dry_run=yes&schema=both&override_limit=1&restore=yes")
                .expect(400);
        assertThat(faulty.json().path("errors").properties()).hasSize(5);
        transfer.send("?dry_run=true&resume=x").expect(400);
        realm.admin().call("GET", "/personas/import/no-such").send().expect(404);
        Reply one = transfer.call("?mode=upsert")
                .body(
                        "application/json",
                        "{\n \"username\": \"anna\",\n \"title\": \"traveler\",\n \"circle\": \"corsica\"\n}")
                .send()
                .expect(200);
        assertThat(counts(one.json())).containsExactly(1, 0, 0, 0, 0);
        transfer.call("").body("application/json", " ".repeat(70_000)).send().expect(413);
    }

    @Test
    void aDryRunLeavesNoTrace() {
        String line = line("anna", "traveler", "corsica");
        JsonNode report = transfer.imported("?dry_run=true&mode=replace&schema=apply", FEW_TITLES, line);
        assertThat(problems(report)).containsExactly("2: Invalid persona title 'traveler'. Allowed: member");
        assertThat(report.path("dry_run").asBoolean()).isTrue();
        assertThat(counts(transfer.imported("?dry_run=true", line))).containsExactly(1, 0, 0, 0, 0);
        assertThat(transfer.exported()).isEmpty();
        assertThat(realm.admin().get("/personas/import").path("imports")).isEmpty();
        assertThat(realm.admin().get("/personas/schema").toString()).contains("traveler");
        assertThat(events()).isEmpty();
    }

    @Test
    void theSchemaIsComparedOrApplied() {
        String line = line("anna", "member", "corsica");
        JsonNode compared = transfer.imported("", FEW_TITLES, line);
        assertThat(compared.path("warnings").toString()).contains("not that of this realm");
        assertThat(compared.path("failed").asInt()).isEqualTo(1);
        JsonNode applied = transfer.imported("?schema=apply", FEW_TITLES, line);
        assertThat(counts(applied)).containsExactly(1, 0, 0, 0, 0);
        assertThat(realm.admin().get("/personas/schema").at("/titles/0/name").asText())
                .isEqualTo("member");
        Reply faulty = transfer.send("?schema=apply", "{\"schema\":{\"titles\":[]}}", line)
                .expect(400);
        assertThat(faulty.json().path("errors").has("titles")).isTrue();
        JsonNode imports = realm.admin().get("/personas/import").path("imports");
        assertThat(imports.findValuesAsText("state")).containsExactly("failed", "done", "done");
        assertThat(transfer.imported("?schema=apply", line("anna", "member", "home"))
                        .path("warnings")
                        .toString())
                .contains("brings no schema");
        String id = applied.path("id").asText();
        assertThat(events())
                .contains("UPDATE PERSONA_SCHEMA personas/schema", "ACTION PERSONA personas/import/" + id)
                .hasSize(4);
        assertThat(realm.admin()
                        .get("/admin-events?resourcePath=personas/import/" + id)
                        .at("/0/representation")
                        .asText())
                .contains("\"created\":1");
    }

    @Test
    void anExportCanBeRestoredUnderAStricterSchema() {
        realm.admin().update(Map.of("organizationsEnabled", true));
        realm.user("bert");
        String price = ",\"attributes\":{\"autobook_price\":5000}";
        transfer.imported("", line(UUID.randomUUID(), "anna", "left_org", price), line("bert", "traveler", "home"));
        String before = transfer.export();
        String[] exported = before.lines().toArray(String[]::new);
        ObjectNode strict = (ObjectNode) realm.admin().get("/personas/schema");
        ((ObjectNode) strict.path("attributes").path(1)).put("max", 1000);
        strict.set("circles", strict.objectNode().put("source", "organizations"));
        AdminPersonas admin = AdminPersonas.of(realm);
        admin.put("/schema?force=true", strict).expect(200);

        for (String mode : List.of("upsert", "replace")) {
            JsonNode same = transfer.imported("?mode=" + mode, exported);
            assertThat(counts(same)).as("what is stored").containsExactly(0, 0, 2, 0, 0);
        }
        for (JsonNode persona : admin.page("")) {
            admin.delete("/" + persona.path("id").asText()).expect(204);
        }
        assertThat(counts(transfer.imported("", exported))).containsExactly(0, 0, 0, 0, 2);
        JsonNode preview = transfer.imported("?restore=true&dry_run=true", exported);
        JsonNode restored = transfer.imported("?restore=true", exported);
        for (JsonNode report : List.of(preview, restored)) {
            assertThat(counts(report)).containsExactly(2, 0, 0, 0, 0);
            assertThat(report.path("warnings").toString())
                    .contains("was restored against the schema", "autobook_price must be between 0 and 1000", "circle");
        }
        assertThat(transfer.exported())
                .isEqualTo(
                        before.lines().filter(line -> line.contains("\"id\"")).toList());
        assertThat(transfer.send("?restore=true", line("anna", "traveler", "a\\u0000b"))
                        .expect(200)
                        .json()
                        .path("failed")
                        .asInt())
                .isEqualTo(1);
    }

    private List<String> events() {
        return realm.admin().get("/admin-events?max=100&resourcePath=personas/*").findParents("operationType").stream()
                .map(event -> event.path("operationType").asText() + " "
                        + event.path("resourceType").asText() + " "
                        + event.path("resourcePath").asText())
                .toList();
    }

    @Test
    void aFileThatIsTooLongForTheServerIsRefused() {
        assertThat(new CutOff(realm).announce("/personas/import", (10 << 20) + 1))
                .isEqualTo(413);
        assertThat(transfer.exported()).isEmpty();
        assertThat(realm.admin().get("/personas/import").path("imports")).isEmpty();
    }
}
