package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.TransferClient.counts;
import static io.github.keycloakpersonas.it.TransferClient.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The converter of {@code examples/migration}: its sample goes into a realm and comes back without a difference. */
@Tag("generated-clients")
@ExtendWith(SharedServer.class)
class MigrationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONVERTER =
            Path.of("../examples/migration").toAbsolutePath().normalize();
    private static final Path SAMPLE = CONVERTER.resolve("sample");

    private TestRealm realm;
    private PersonaApiClient alice;

    @TempDir
    private Path folder;

    @BeforeEach
    void createRealm(KeycloakServer server) throws IOException {
        realm = TestRealm.create(server);
        alice = PersonaApiClient.ofNewUser(realm, "alice");
        realm.user("bob");
        python("databases", SAMPLE.resolve("databases.py").toString(), ".");
        Files.copy(SAMPLE.resolve("service.json"), folder.resolve("service.json"));
        Files.copy(SAMPLE.resolve("firestore.json"), folder.resolve("firestore.json"));
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void python(String name, String... arguments) throws IOException {
        Tool.in(folder, name, "python3", "-B").and(arguments).run();
    }

    private void convert(String direction, String format, String from, String to, String... more) throws IOException {
        Tool.in(folder, to, "python3", "-B", CONVERTER.resolve("migrate.py").toString(), direction, format, from)
                .and("-o", to, "--users", SAMPLE.resolve("users.csv").toString())
                .and(more)
                .run();
    }

    private List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Converts a source, imports it twice, exports it, and converts it back and again. */
    private void movesThereAndBack(String format, String source, int personas, String... more) throws IOException {
        TransferClient transfer = new TransferClient(realm);
        convert("to-keycloak", format, source, "there.ndjson", more);
        String there = Files.readString(folder.resolve("there.ndjson"));
        JsonNode report = transfer.imported("?mode=upsert", there);
        assertThat(problems(report)).isEmpty();
        assertThat(counts(report)).containsExactly(personas, 0, 0, 0, 0);
        assertThat(counts(transfer.imported("?mode=upsert", there))).containsExactly(0, 0, personas, 0, 0);

        Files.writeString(folder.resolve("export.ndjson"), transfer.export());
        String back = "back." + source;
        convert("from-keycloak", format, "export.ndjson", back);
        convert("to-keycloak", format, back, "again.ndjson", more);
        assertThat(lines("again.ndjson")).containsExactlyInAnyOrderElementsOf(lines("there.ndjson"));
    }

    @ParameterizedTest
    @CsvSource({"service-json, service.json", "service-sqlite, service.sqlite"})
    void movesTheEarlierPersonaService(String format, String source) throws IOException {
        SchemaCalls schema = new SchemaCalls(realm);
        schema.put(null, "?force=true", schema.preset("audience").expect(200).text())
                .expect(200);
        String owners = SAMPLE.resolve("owners.csv").toString();
        movesThereAndBack(format, source, 3, "--owner", "alice", "--owners", owners);
        JsonNode moved = alice.get("/v1/personas?circle=Urban%20cyclist")
                .expect(200)
                .json()
                .at("/personas/0");
        assertThat(moved.path("id").asText()).endsWith("-000000000001");
        assertThat(moved.path("name").asText()).isEqualTo("Urban cyclist");
        assertThat(moved.at("/behavioral/device_usage").toString()).isEqualTo("{\"desktop\":0.3,\"mobile\":0.7}");
        assertThat(moved.at("/demographic/latitude").asDouble()).isEqualTo(50.8503);
        assertThat(moved.at("/contextual/season").asText()).isEqualTo("fall");
    }

    @ParameterizedTest
    @CsvSource({"api-sqlite, persona-api.sqlite, 4, family", "api-firestore, firestore.json, 1, sailing club"})
    void movesThePersonaApi(String format, String source, int personas, String circle) throws IOException {
        movesThereAndBack(format, source, personas);
        assertThat(alice.listed("/v1/personas?title=traveler")).containsExactly("traveler@" + circle);
    }

    private int importedUsers() throws IOException {
        int added = 0;
        for (String part : List.of("users-0001.json", "users-0002.json")) {
            added += realm.admin()
                    .call("POST", "/partialImport")
                    .body("application/json", Files.readAllBytes(folder.resolve(part)))
                    .send()
                    .expect(200)
                    .json()
                    .path("added")
                    .asInt();
        }
        return added;
    }

    private String login(String user) {
        JsonNode said =
                realm.tokens(user, Map.of("password", "correct horse battery")).json();
        return said.path("error_description").asText(said.path("token_type").asText());
    }

    @Test
    void movesTheUsersOfTheCalendarBackendWithPasswordsAndAppointments() throws IOException {
        python("tables", SAMPLE.resolve("calendar_backend.py").toString(), ".", "1000", "10000");
        String converter = CONVERTER.resolve("migrate.py").toString();
        python("users", converter, "users", "backend-users.csv", "--realm", realm.name(), "-o", "users");
        assertThat(importedUsers()).isEqualTo(1000);
        assertThat(importedUsers()).isZero();
        assertThat(login("user1@example.org")).isEqualTo("Bearer");
        assertThat(login("user2@example.org")).isEqualTo("Bearer");
        assertThat(login("user50@example.org")).isEqualTo("Account disabled");
        JsonNode first = realm.admin().get("/users/" + realm.admin().userId("user1@example.org"));
        assertThat(first.path("createdTimestamp").asLong()).isEqualTo(1704070800000L);
        assertThat(first.path("emailVerified").asBoolean()).isTrue();

        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}],\"calendar\":{\"enabled\":true}}");
        python("events", converter, "events", "backend-events.csv", "-o", "events", "--users", "backend-users.csv");
        assertThat(importedEvents("true", "created")).isEqualTo(10_000);
        assertThat(importedEvents("false", "created")).isEqualTo(10_000);
        assertThat(importedEvents("false", "unchanged")).isEqualTo(10_000);
        assertThat(appointments("user2@example.org")).contains("Appointment 1 at 2026-07-21T22:30:00Z of Asia/Kolkata");
    }

    private List<String> appointments(String user) {
        List<String> told = new ArrayList<>();
        realm.http()
                .get(realm.path("/persona/v1/calendar/events?from=2026-07-21T00:00:00Z&to=2026-07-23T00:00:00Z"))
                .bearer(realm.tokens(user, Map.of("password", "correct horse battery"))
                        .json()
                        .path("access_token")
                        .asText())
                .send()
                .expect(200)
                .json()
                .path("events")
                .forEach(event -> told.add("%s at %s of %s"
                        .formatted(
                                event.path("title").asText(),
                                event.path("start_at").asText(),
                                event.path("time_zone").asText())));
        return told;
    }

    private int importedEvents(String dryRun, String count) throws IOException {
        int counted = 0;
        for (String part : List.of("events-0001.ndjson", "events-0002.ndjson")) {
            JsonNode report = realm.admin()
                    .call("POST", "/personas/calendar/import?dry_run=" + dryRun)
                    .body(TransferClient.NDJSON, Files.readAllBytes(folder.resolve(part)))
                    .send()
                    .expect(200)
                    .json();
            assertThat(report.path("refused")).isEmpty();
            counted += report.path(count).asInt();
        }
        return counted;
    }

    @Test
    void hasTestsOfItsOwn() throws IOException {
        python(
                "unittest",
                "-m",
                "unittest",
                "discover",
                "-s",
                CONVERTER.resolve("tests").toString(),
                "-t",
                CONVERTER.toString());
    }
}
