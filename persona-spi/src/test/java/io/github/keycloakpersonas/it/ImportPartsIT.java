package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.TransferClient.NDJSON;
import static io.github.keycloakpersonas.it.TransferClient.counts;
import static io.github.keycloakpersonas.it.TransferClient.line;
import static io.github.keycloakpersonas.it.TransferClient.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One import of many requests. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class ImportPartsIT {

    private static final String FEW_TITLES = "{\"schema\":{\"titles\":[{\"name\":\"member\"}]}}";

    private final KeycloakServer server;
    private TestRealm realm;
    private TransferClient transfer;

    ImportPartsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void createRealm() {
        realm = TestRealm.create(server, Map.of("adminEventsEnabled", true));
        transfer = new TransferClient(realm);
        realm.user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private String begun(String query) {
        Reply reply = realm.admin()
                .call("POST", "/personas/import/parts" + query)
                .send()
                .expect(201);
        String id = reply.json().path("id").asText();
        assertThat(reply.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/personas/import/" + id));
        assertThat(reply.json().path("next_part").asInt()).isEqualTo(1);
        return id;
    }

    private Reply part(String id, int number, String... lines) {
        return call("PUT", id, "/parts/" + number)
                .body(NDJSON, String.join("\n", lines))
                .send();
    }

    private Reply finish(String id, int parts) {
        return call("POST", id, "/finish?parts=" + parts).send();
    }

    private HttpCall call(String method, String id, String path) {
        return realm.admin().call(method, "/personas/import/" + id + path);
    }

    private JsonNode progress(String id) {
        return realm.admin().get("/personas/import/" + id);
    }

    @Test
    void manyPartsAreOneImport() {
        transfer.imported("", line("anna", "traveler", "home"), line("anna", "traveler", "corsica"));
        List<String> export = transfer.export().lines().toList();
        transfer.imported("", line("anna", "admin", "hq"));

        String id = begun("?mode=replace");
        part(id, 1, export.get(0), export.get(1)).expect(200);
        JsonNode second =
                part(id, 2, line("nobody", "traveler", "x")).expect(200).json();
        assertThat(problems(second)).as("lines are those of the whole file").containsExactly("3: User not found");
        finish(id, 2).expect(200);
        assertThat(transfer.exported())
                .as("nothing goes for a file with faults")
                .hasSize(3);

        String whole = begun("?mode=replace");
        part(whole, 1, export.get(0), export.get(1)).expect(200);
        JsonNode last = part(whole, 2, export.get(2), export.get(3)).expect(200).json();
        assertThat(counts(last)).containsExactly(0, 0, 2, 0, 0);
        JsonNode finished = finish(whole, 2).expect(200).json();
        assertThat(counts(finished)).containsExactly(0, 0, 2, 1, 0);
        assertThat(finished.path("warnings")).isEmpty();
        assertThat(transfer.exported()).isEqualTo(export.subList(1, 3));
        assertThat(progress(whole).path("state").asText()).isEqualTo("done");
        assertThat(counts(finish(whole, 2).expect(200).json()))
                .as("when the answer was lost")
                .containsExactly(0, 0, 2, 1, 0);
        part(whole, 3, "").expect(409);
        assertThat(realm.admin().get("/admin-events?max=100&resourcePath=personas/import/" + whole + "*"))
                .as("each part, and the end")
                .hasSize(3);
    }

    @Test
    void aPartIsTakenOnceAndInItsOrder() {
        String id = begun("");
        Reply early = part(id, 2, line("anna", "traveler", "two")).expect(409);
        assertThat(early.json().path("detail").asText()).isEqualTo("Part 1 is missing: part 2 comes after it");
        part(id, 1, line("anna", "traveler", "one")).expect(200);
        JsonNode again =
                part(id, 1, line("anna", "traveler", "other")).expect(200).json();
        assertThat(counts(again)).containsExactly(1, 0, 0, 0, 0);
        assertThat(again.path("warnings").toString()).contains("Part 1 was done before");
        assertThat(progress(id).path("next_part").asInt()).isEqualTo(2);
        assertThat(finish(id, 2).expect(409).json().path("detail").asText()).isEqualTo("Part 2 is missing");
        part(id, 2, line("anna", "traveler", "two")).expect(200);
        finish(id, 1).expect(409);
        finish(id, 2).expect(200);
        assertThat(transfer.exported()).hasSize(2).noneMatch(line -> line.contains("other"));

        for (String number : List.of("0", "-1", "x", "99999999999")) {
            call("PUT", id, "/parts/" + number).body(NDJSON, "").send().expect(400);
        }
        call("POST", id, "/finish").send().expect(400);
        call("PUT", id, "/parts/1").body("text/plain", "x").send().expect(415);
        realm.admin().call("POST", "/personas/import/parts?resume=" + id).send().expect(400);
        transfer.send("?resume=" + begun(""), "").expect(409);
        String whole = transfer.imported("", "").path("id").asText();
        part(whole, 1, "").expect(409);
        part(UUID.randomUUID().toString(), 1, "").expect(404);
    }

    @Test
    void aPartThatWasCutOffGoesOnWhenItIsSentAgain() throws InterruptedException {
        TransferIT.users(realm, 300);
        String[] lines = IntStream.range(0, 900)
                .mapToObj(i -> line("user" + i % 300, "traveler", "circle " + i / 300))
                .toArray(String[]::new);
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        String id = begun("");
        part(id, 1, line("anna", "traveler", "corsica")).expect(200);
        new CutOff(realm)
                .send(
                        "PUT",
                        "/personas/import/" + id + "/parts/2",
                        body,
                        body.length / 2,
                        () -> await(id, "running", 2));
        JsonNode stopped = await(id, "failed", 2);
        int done = stopped.path("lines").asInt();
        assertThat(done).isBetween(2, 900);
        assertThat(stopped.path("next_part").asInt()).isEqualTo(2);
        assertThat(transfer.exported()).hasSize(done);
        finish(id, 1).expect(409);
        finish(id, 2).expect(409);

        JsonNode resumed = part(id, 2, lines).expect(200).json();
        assertThat(counts(resumed)).containsExactly(901, 0, 0, 0, 0);
        finish(id, 2).expect(200);
        assertThat(transfer.exported()).hasSize(901);
    }

    private JsonNode await(String id, String state, int lines) {
        return Soon.until(
                () -> progress(id),
                known -> known.path("state").asText().equals(state)
                        && known.path("lines").asInt() >= lines);
    }

    @Test
    void aDryRunByPartsChangesNothing() {
        String id = begun("?dry_run=true&mode=replace&schema=apply");
        part(id, 1, FEW_TITLES, line("anna", "member", "home")).expect(200);
        JsonNode second = part(id, 2, line("anna", "traveler", "home"), line("anna", "member", "hq"))
                .expect(200)
                .json();
        assertThat(problems(second)).containsExactly("3: Invalid persona title 'traveler'. Allowed: member");
        assertThat(counts(finish(id, 2).expect(200).json())).containsExactly(2, 0, 0, 0, 1);
        assertThat(progress(id).path("dry_run").asBoolean()).isTrue();
        assertThat(transfer.exported()).isEmpty();
        assertThat(realm.admin().get("/personas/schema").toString()).contains("traveler");
        assertThat(realm.admin().get("/admin-events?resourcePath=personas/*")).isEmpty();
    }

    @Test
    void aSchemaThatOnePartBringsHoldsForTheNext() {
        String id = begun("?schema=apply");
        part(id, 1, FEW_TITLES).expect(200);
        assertThat(counts(
                        part(id, 2, line("anna", "member", "home")).expect(200).json()))
                .containsExactly(1, 0, 0, 0, 0);
        JsonNode finished = finish(id, 2).expect(200).json();
        assertThat(finished.path("warnings").toString()).contains("The file has no end");
        assertThat(realm.admin().get("/personas/schema").at("/titles/0/name").asText())
                .isEqualTo("member");
    }

    @Test
    void oneThatIsGivenUpEndsThere() {
        String id = begun("");
        part(id, 1, line("anna", "traveler", "one")).expect(200);
        call("DELETE", id, "").send().expect(204);
        call("DELETE", id, "").send().expect(204);
        assertThat(progress(id).path("state").asText()).isEqualTo("cancelled");
        part(id, 2, line("anna", "traveler", "two")).expect(409);
        finish(id, 1).expect(409);
        assertThat(transfer.exported()).as("what was done stays").hasSize(1);
        String done = transfer.imported("", "").path("id").asText();
        call("DELETE", done, "").send().expect(409);
        call("DELETE", UUID.randomUUID().toString(), "").send().expect(404);
    }

    @Test
    void whoMayNotImportAsItDoesMayNotGoOnWithIt() {
        String path = "/admin/realms/" + realm.name() + "/personas/import";
        String viewer = tokenOf("viewer", "view-users");
        String manager = tokenOf("manager", "manage-users");
        String line = line("anna", "traveler", "corsica");
        String plain = begun("");
        String restoring = begun("?restore=true");
        server.http().post(path + "/parts").send().expect(401);
        server.http().post(path + "/parts").bearer(viewer).send().expect(403);
        server.http().post(path + "/parts?schema=apply").bearer(manager).send().expect(403);
        for (String id : List.of(plain, restoring)) {
            putPart(realm, id, viewer, line).expect(403);
            send("POST", path + "/" + id + "/finish?parts=0", viewer).expect(403);
            send("DELETE", path + "/" + id, viewer).expect(403);
        }
        putPart(realm, restoring, manager, line).expect(403);
        send("POST", path + "/" + restoring + "/finish?parts=0", manager).expect(403);
        putPart(realm, plain, manager, line).expect(200);
        send("POST", path + "/" + plain + "/finish?parts=1", manager).expect(200);
        try (TestRealm other = TestRealm.create(server)) {
            other.admin().grantClientRoles(other.user("boss"), "realm-management", "realm-admin");
            putPart(realm, restoring, other.token("boss"), line).expect(403);
            putPart(other, restoring, other.token("boss"), line).expect(404);
            send("DELETE", path.replace(realm.name(), other.name()) + "/" + restoring, other.token("boss"))
                    .expect(404);
        }
        assertThat(transfer.exported()).hasSize(1);
    }

    private String tokenOf(String user, String... roles) {
        realm.admin().grantClientRoles(realm.user(user), "realm-management", roles);
        return realm.token(user);
    }

    private Reply putPart(TestRealm in, String id, String token, String line) {
        return server.http()
                .request("PUT", "/admin/realms/" + in.name() + "/personas/import/" + id + "/parts/1")
                .bearer(token)
                .body(NDJSON, line)
                .send();
    }

    private Reply send(String method, String path, String token) {
        return server.http().request(method, path).bearer(token).send();
    }
}
