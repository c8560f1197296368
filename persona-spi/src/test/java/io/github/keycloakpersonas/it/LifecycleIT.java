package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server options and what happens over several starts; with a server and a database of its own. */
@Tag("nodes")
class LifecycleIT {

    private static final String SET_UP = "is set up for personas";

    private static ServerOptions options(JdbcAccess database, String realms) {
        return ServerOptions.fromSystemProperties()
                .beside("lifecycle")
                .postgres(database)
                .argument("--spi-persona-setup--default--realms=" + realms)
                .argument("--spi-persona-setup--default--sweep-interval=2");
    }

    private static int count(JdbcAccess database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void theOptionSetsUpExistingRealmsOnceAndOrphansAreSwept(@TempDir Path folder) throws Exception {
        try (PostgresDatabase postgres = PostgresDatabase.start()) {
            JdbcAccess database = postgres.createDatabase("lifecycle");
            String name;
            try (KeycloakServer server = ServerProcess.start(options(database, "none"))) {
                TestRealm realm = TestRealm.create(server);
                name = realm.name();
                assertThat(realm.admin().get("/personas/setup").path("set_up").asBoolean(true))
                        .isFalse();
                assertThat(server.log()).doesNotContain(SET_UP);
                PersonaApiClient.ofNewUser(realm, "anna").get("/v1/personas").expect(404);
                isImportedWhereItNamesRolesOfAClientThatItDoesNotBring(server);
                // The mark of the realm that it was exported from says nothing where its clients were left out.
                try (TestRealm copy = TestRealm.imported(
                        server, Map.of("enabled", true, "attributes", Map.of("persona.setup", "1")))) {
                    assertThat(copy.admin()
                                    .get("/personas/setup")
                                    .path("set_up")
                                    .asBoolean(true))
                            .isFalse();
                }
            }
            Path imports = Files.createDirectories(folder.resolve("imports"));
            writeImports(imports, name, "file");
            try (ServerProcess server = ServerProcess.start(
                    options(database, "all").argument("--spi-persona-setup--default--import-file=" + imports))) {
                RealmAdmin realm = server.admin().realm(name);
                assertThat(realm.get("/personas/setup").path("set_up").asBoolean())
                        .isTrue();
                String log = startLog(server, 0, "Realm master: personas imported at the start");
                assertThat(log).contains("Realm " + name + " " + SET_UP);
                importsAtTheStart(realm, log);
                writeImports(imports, name, "changed");
                Map<String, Object> kept = realmWithPersonas(server);
                int before = server.log().length();
                String output = server.restartAfter("import", "--file=" + write(folder, kept), "--override=true");
                String more = startLog(server, before, "Realm " + name + ": personas imported at the start");
                assertThat(more).doesNotContain(SET_UP);
                assertThat(output).doesNotContain("left out");
                assertThat(personas(server.admin().realm("kept"))).containsExactly("traveler@brought");
                assertThat(more)
                        .contains(
                                "Realm " + name + ": personas imported at the start: 1 created, 0 updated, 0 unchanged")
                        .doesNotContain("Realm master: personas imported");
                assertThat(personas(realm)).containsExactlyInAnyOrder("traveler@file", "traveler@changed");
                sweepsTheUsersOfARemovedDirectory(server, database);
                sweepsImportsThatNobodyGoesOnWith(realm, database);
            }
        }
    }

    private static void isImportedWhereItNamesRolesOfAClientThatItDoesNotBring(KeycloakServer server) {
        Map<String, Object> clerk = Map.of(
                "name", "clerk", "composites", Map.of("client", Map.of("persona-api", List.of("view-own-personas"))));
        Map<String, Object> file = Map.of("enabled", true, "roles", Map.of("realm", List.of(clerk)));
        try (TestRealm realm = TestRealm.imported(server, file)) {
            assertThat(realm.admin().get("/roles/clerk/composites").findValuesAsText("name"))
                    .containsExactly("view-own-personas");
        }
    }

    /** Keycloak 26.6 can be ready while the last of its start is still at work. */
    private static String startLog(ServerProcess server, int before, String last) {
        return Soon.until(() -> server.log().substring(before), log -> log.contains(last));
    }

    private static void writeImports(Path folder, String realm, String circle) throws IOException {
        Files.writeString(folder.resolve("1.json"), """
                [{"realm":"%s","personas":[{"username":"anna","title":"traveler","circle":"%s"},
                                           {"username":"nobody","title":"traveler","circle":"x"}]},
                 {"realm":"no-such-realm","personas":[]}]""".formatted(realm, circle));
        Files.writeString(folder.resolve("2.json"), "{");
        Files.writeString(
                folder.resolve("3.json"),
                "{\"realm\":\"master\",\"personas\":[{\"username\":\"admin\",\"title\":\"admin\",\"circle\":\"hq\"}]}");
    }

    private static void importsAtTheStart(RealmAdmin realm, String log) {
        assertThat(personas(realm)).containsExactly("traveler@file");
        assertThat(log)
                .contains("Realm " + realm.name()
                        + ": personas imported at the start: 1 created, 0 updated, 0 unchanged, "
                        + "0 removed, 1 at fault")
                .contains("Realm " + realm.name() + ": entry 2 of the personas to import is left out: User not found")
                .contains("Realm master: personas imported at the start: 1 created")
                .contains("No personas are imported for realm no-such-realm")
                .contains("2.json is not imported: it is not valid JSON")
                .doesNotContain("nobody");
    }

    /** A realm with a persona, and what {@code kc.sh import} is to put in its place, with the same ids and another persona. */
    private static Map<String, Object> realmWithPersonas(KeycloakServer server) {
        Map<String, Object> user = Map.of(
                "id", UUID.randomUUID().toString(), "username", "kim", "enabled", true, "email", "kim@example.org");
        Map<String, Object> realm = new HashMap<>(
                Map.of("id", UUID.randomUUID().toString(), "realm", "kept", "enabled", true, "users", List.of(user)));
        RealmAdmin admin = TestRealm.imported(server, realm).admin();
        admin.post("/personas", Map.of("username", "kim", "title", "traveler", "circle", "before"));
        realm.put(
                "attributes",
                Map.of("persona.import", "[{\"username\":\"kim\",\"title\":\"traveler\",\"circle\":\"brought\"}]"));
        return realm;
    }

    private static Path write(Path folder, Map<String, Object> realm) throws IOException {
        return Files.write(folder.resolve("realm.json"), new ObjectMapper().writeValueAsBytes(realm));
    }

    private static List<String> personas(RealmAdmin realm) {
        return PersonaApiClient.names(realm.get("/personas").path("personas"));
    }

    private static void sweepsImportsThatNobodyGoesOnWith(RealmAdmin realm, JdbcAccess database) throws SQLException {
        String old = realm.post("/personas/import/parts", Map.of()).createdId();
        String recent = realm.post("/personas/import/parts", Map.of()).createdId();
        long before = Instant.now().minus(Duration.ofDays(30)).minusSeconds(1).toEpochMilli();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update persona_import set updated_at = " + before + " where id = '" + old + "'");
        }
        Soon.await(() -> status(realm, old) == 404);
        assertThat(status(realm, recent)).isEqualTo(200);
    }

    private static int status(RealmAdmin realm, String importId) {
        return realm.call("GET", "/personas/import/" + importId).send().status();
    }

    private static void sweepsTheUsersOfARemovedDirectory(KeycloakServer server, JdbcAccess database)
            throws LDAPException, SQLException, InterruptedException {
        InMemoryDirectoryServer directory = Directory.start("lena", "mona");
        try (TestRealm realm = TestRealm.create(server)) {
            for (boolean importing : new boolean[] {true, false}) {
                String component = Directory.connect(realm, directory, importing);
                PersonaApiClient.of(realm, "lena").created("traveler", "corsica");
                PersonaApiClient.of(realm, "mona").created("traveler", "corsica");
                PersonaApiClient local = PersonaApiClient.ofNewUser(realm, "local-" + importing);
                local.created("traveler", "corsica");
                int before = count(database, "persona");
                int owners = count(database, "persona_owner");
                Thread.sleep(6_000);
                assertThat(count(database, "persona")).as("nobody is gone yet").isEqualTo(before);
                realm.admin().delete("/components/" + component);
                for (int i = 0; i < 180 && count(database, "persona") > before - 2; i++) {
                    Thread.sleep(500);
                }
                assertThat(count(database, "persona")).isEqualTo(before - 2);
                assertThat(count(database, "persona_owner")).isEqualTo(owners - 2);
                assertThat(local.listed("/v1/personas")).hasSize(1);
            }
        } finally {
            directory.shutDown(true);
        }
    }
}
