package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.TransferClient.counts;
import static io.github.keycloakpersonas.it.TransferClient.line;
import static io.github.keycloakpersonas.it.TransferClient.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All personas of a realm out, and in again. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class TransferIT {

    private static final String SCHEMA_WITH_GROUPS = """
            {"titles":[{"name":"traveler"},{"name":"admin","self_service":false}],
             "attributes":[{"name":"consent","type":"boolean"},{"name":"price","type":"number"},
               {"name":"born","type":"date-time"}%s],
             "groups":[{"name":"demographic","attributes":[{"name":"languages","type":"string-list"}]}]}""";

    @Test
    void aRoundTripGivesIdenticalData(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            realm.admin().schema(SCHEMA_WITH_GROUPS.formatted(", " + "{\"name\":\"old\",\"type\":\"string\"}"));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.post(Map.of(
                            "title", "traveler",
                            "circle", "Île-d'Oléron",
                            "consent", true,
                            "price", 12.50,
                            "born", "2000-01-01T01:00:00+01:00",
                            "old", "kept",
                            "demographic", Map.of("languages", List.of("fr", "日本語"))))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            anna.patch(id, Map.of("status", "inactive")).expect(200);
            PersonaApiClient.ofNewUser(realm, "bert").created("traveler", "home");
            transfer.imported(
                    "",
                    "{\"username\":\"bert\",\"title\":\"admin\",\"circle\":\"hq\",\"note\":\"a\\nb\",\"status\":\"revoked\"}");
            realm.admin().schema(SCHEMA_WITH_GROUPS.formatted(""));

            String export = transfer.export();
            assertThat(export)
                    .contains("\"hidden_attributes\":{\"old\":\"kept\"}")
                    .endsWith("\"personas\":3}\n");
            JsonNode removed = transfer.imported("?mode=replace");
            assertThat(counts(removed)).containsExactly(0, 0, 0, 3, 0);
            assertThat(transfer.exported()).isEmpty();
            assertThat(anna.listed("/v1/personas")).isEmpty();

            JsonNode report = transfer.imported("", export);
            assertThat(problems(report)).isEmpty();
            assertThat(report.path("warnings")).isEmpty();
            assertThat(counts(report)).containsExactly(3, 0, 0, 0, 0);
            assertThat(report.path("lines").asInt()).isEqualTo(5);
            assertThat(transfer.export()).isEqualTo(export);
            assertThat(anna.get("/v1/personas/" + id).expect(200).header("ETag"))
                    .hasValue("\"1\"");

            assertThat(counts(transfer.imported("?mode=upsert", export))).containsExactly(0, 0, 3, 0, 0);
            assertThat(counts(transfer.imported("?mode=replace", export))).containsExactly(0, 0, 3, 0, 0);
            assertThat(transfer.export()).isEqualTo(export);
        }
    }

    @Test
    void existingPersonasAreReplacedInTokensToo(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String kept = anna.created("traveler", "corsica");
            anna.created("traveler", "home");
            String email = "{\"user\":{\"email\":\"Anna@Example.org\"},\"title\":\"traveler\",\"circle\":\"corsica\"";
            for (int login = 0; login < 3; login++) {
                assertThat(Jwt.claims(realm.token("anna")).path("personas")).hasSize(2);
            }

            JsonNode created = transfer.imported("", email + "}");
            assertThat(problems(created))
                    .containsExactly(
                            "1: Persona with title 'traveler' and circle 'corsica' already exists for this user");

            assertThat(counts(transfer.imported(
                            "?mode=upsert", email + ",\"status\":\"suspended\",\"note\":\"See me\"}")))
                    .containsExactly(0, 1, 0, 0, 0);
            assertThat(PersonaApiClient.names(Jwt.claims(realm.token("anna")).path("personas")))
                    .containsExactly("traveler@home");
            Reply suspended = anna.get("/v1/personas/" + kept).expect(200);
            assertThat(suspended.json().path("note").asText()).isEqualTo("See me");
            assertThat(suspended.header("ETag")).hasValue("\"1\"");

            String more = line("anna", "traveler", "c1");
            String[] full = IntStream.range(0, 5)
                    .mapToObj(i -> line("anna", "traveler", "c" + i))
                    .toArray(String[]::new);
            assertThat(counts(transfer.imported("?mode=replace&dry_run=true", full)))
                    .containsExactly(5, 0, 0, 2, 0);
            assertThat(transfer.exported()).hasSize(2);
            assertThat(counts(transfer.imported("?mode=replace", full))).containsExactly(5, 0, 0, 2, 0);
            assertThat(PersonaApiClient.names(Jwt.claims(realm.token("anna")).path("personas")))
                    .containsExactly("traveler@c0", "traveler@c1", "traveler@c2", "traveler@c3", "traveler@c4");

            JsonNode faulty = transfer.imported("?mode=replace", more, line("nobody", "traveler", "c1"));
            assertThat(counts(faulty)).containsExactly(0, 0, 1, 0, 1);
            assertThat(faulty.path("warnings").toString()).contains("Nothing was removed");
            JsonNode cut = transfer.imported("?mode=replace", transfer.export().split("\\n", -1)[0], more);
            assertThat(counts(cut)).containsExactly(0, 0, 1, 0, 0);
            assertThat(cut.path("warnings").toString())
                    .contains("Nothing was removed")
                    .contains("no end");
            assertThat(transfer.exported()).hasSize(5);
        }
    }

    @Test
    void eachFaultIsReportedWithItsLine(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server);
                TestRealm other = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            realm.user("anna");
            realm.user("bert");
            UUID elsewhere = UUID.randomUUID();
            UUID berts = UUID.randomUUID();
            other.user("anna");
            new TransferClient(other).imported("", line(elsewhere, "anna", "corsica", ""));
            transfer.imported("", line(berts, "bert", "corsica", ""));
            JsonNode report = transfer.imported(
                    "",
                    "",
                    "no JSON",
                    "[]",
                    "{\"title\":\"traveler\",\"circle\":\"x\"}",
                    line("nobody", "traveler", "corsica"),
                    line("anna", "pilot", "corsica"),
                    line("anna", "traveler", "a<b"),
                    line(UUID.randomUUID(), "anna", "e", ",\"status\":\"expired\""),
                    line(
                            UUID.randomUUID(),
                            "anna",
                            "e",
                            ",\"valid_from\":\"2030-01-01T00:00:00Z\",\"valid_till\":\"2029-01-01T00:00:00Z\""),
                    line(UUID.randomUUID(), "anna", "e", ",\"attributes\":{\"autobook_risklevel\":101,\"height\":1}"),
                    line(UUID.randomUUID(), "anna", "e", ",\"version\":-1,\"created_at\":\"yesterday\""),
                    line(elsewhere, "anna", "e", ""),
                    line(berts, "anna", "e", ""),
                    line("anna", "traveler", "x".repeat(70_000)),
                    line("anna", "traveler", "corsica"),
                    line("anna", "traveler", "corsica"),
                    "{\"schema\":{}}",
                    "{\"end\":true,\"personas\":17}",
                    line("anna", "traveler", "late"));
            assertThat(problems(report))
                    .containsExactly(
                            "2: The line is not valid JSON",
                            "3: The line must be a JSON object",
                            "4: user is required",
                            "5: User not found",
                            "6: Invalid persona title 'pilot'. Allowed: admin, booking-assistant, office-manager,"
                                    + " travel-agent, traveler",
                            "7: circle may contain letters, digits, spaces, punctuation and symbols, but none of / \\ \" < > and no control characters",
                            "8: Status 'expired' can't be set: it follows from valid_till",
                            "9: valid_till must be after valid_from",
                            "10: autobook_risklevel must be between 0 and 100; height is not a member of a persona",
                            "11: created_at must be an ISO 8601 time with offset between 1970 and 9999, such as"
                                    + " 2026-12-31T23:59:59Z; version must be an integer between 0 and 2147483646",
                            "12: The id " + elsewhere + " is that of another user's or realm's persona",
                            "13: The id " + berts + " is that of another user's or realm's persona",
                            "14: The line is longer than 64 KiB",
                            "16: Persona with title 'traveler' and circle 'corsica' already exists for this user",
                            "17: Only the first line can be the schema",
                            "19: The line comes after the end");
            assertThat(counts(report)).containsExactly(1, 0, 0, 0, 16);
            assertThat(report.path("lines").asInt()).isEqualTo(19);
            assertThat(report.at("/problems/8/errors/autobook_risklevel").asText())
                    .isEqualTo("must be between 0 and 100");

            String[] six = IntStream.range(0, 6)
                    .mapToObj(i -> line("anna", "admin", "c" + i))
                    .toArray(String[]::new);
            assertThat(problems(transfer.imported("?dry_run=true", six)))
                    .containsExactly(
                            "5: Maximum 5 personas per user. Delete an existing persona first.",
                            "6: Maximum 5 personas per user. Delete an existing persona first.");
            assertThat(counts(transfer.imported("?dry_run=true&override_limit=true", six)))
                    .containsExactly(6, 0, 0, 0, 0);
            assertThat(transfer.exported()).hasSize(2);
            assertThat(counts(transfer.imported("?override_limit=true", six))).containsExactly(6, 0, 0, 0, 0);
        }
    }

    @Test
    void anImportThatHasStoppedIsResumed(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            users(realm, 300);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                lines.add(line("user" + i % 300, "traveler", "circle " + i / 300));
            }
            byte[] whole = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            new CutOff(realm).send("POST", "/personas/import", whole, whole.length / 2, () -> {
                JsonNode running =
                        await(realm, progress -> progress.path("lines").asInt() > 0);
                assertThat(running.path("state").asText()).isEqualTo("running");
            });
            JsonNode stopped =
                    await(realm, progress -> progress.path("state").asText().equals("failed"));
            int done = stopped.path("lines").asInt();
            assertThat(done).isBetween(1, 899);
            assertThat(stopped.path("created").asInt()).isEqualTo(done);
            assertThat(transfer.exported()).hasSize(done);

            String resume = "?resume=" + stopped.path("id").asText();
            transfer.send(resume + "&mode=upsert", "").expect(409);
            Reply reply = transfer.send(resume, lines.toArray(String[]::new)).expect(200);
            assertThat(reply.header("X-Import-Id")).hasValue(stopped.path("id").asText());
            assertThat(problems(reply.json())).isEmpty();
            assertThat(counts(reply.json())).containsExactly(900, 0, 0, 0, 0);
            assertThat(transfer.exported()).hasSize(900);
            transfer.send(resume, lines.toArray(String[]::new)).expect(409);
            transfer.send("?resume=" + UUID.randomUUID(), "").expect(409);
            JsonNode one =
                    realm.admin().get("/personas/import/" + stopped.path("id").asText());
            assertThat(one.path("state").asText()).isEqualTo("done");
            assertThat(one.path("lines").asInt()).isEqualTo(900);
        }
    }

    /** The realm's only import, as soon as it is like that. */
    private static JsonNode await(TestRealm realm, Predicate<JsonNode> condition) {
        return Soon.until(
                        () -> realm.admin().get("/personas/import").path("imports"),
                        imports -> imports.size() == 1 && condition.test(imports.path(0)))
                .path(0);
    }

    static void users(TestRealm realm, int number) {
        for (int first = 0; first < number; first += 1000) {
            List<Map<String, Object>> users = IntStream.range(first, Math.min(first + 1000, number))
                    .mapToObj(i -> Map.<String, Object>of(
                            "username", "user" + i, "enabled", true, "email", "user" + i + "@example.org"))
                    .toList();
            realm.admin().post("/partialImport", new HashMap<>(Map.of("ifResourceExists", "FAIL", "users", users)));
        }
    }

    @Test
    void manyPersonasAreImportedAndRemoved(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            users(realm, 1000);
            String[] lines = IntStream.range(0, 20_000)
                    .mapToObj(i -> line("user" + i / 20, "traveler", "circle " + i % 20))
                    .toArray(String[]::new);
            assertThat(counts(transfer.imported("?override_limit=true", lines))).containsExactly(20_000, 0, 0, 0, 0);
            String export = transfer.export();
            assertThat(export.lines()).hasSize(20_002);
            assertThat(counts(transfer.imported("?mode=replace"))).containsExactly(0, 0, 0, 20_000, 0);
            assertThat(counts(transfer.imported("?override_limit=true", export)))
                    .containsExactly(20_000, 0, 0, 0, 0);
            assertThat(transfer.export()).isEqualTo(export);
        }
    }
}
