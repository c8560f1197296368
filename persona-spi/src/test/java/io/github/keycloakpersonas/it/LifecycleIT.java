package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Server options and what happens over several starts; with a server and a database of its own. */
@Tag("postgres")
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
    void existingRealmsAreSetUpOnceWhereTheOptionSaysSoAndOrphansAreSwept() throws Exception {
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
            }
            try (KeycloakServer server = ServerProcess.start(options(database, "all"))) {
                assertThat(server.admin()
                                .realm(name)
                                .get("/personas/setup")
                                .path("set_up")
                                .asBoolean())
                        .isTrue();
                String log = server.log();
                assertThat(log).contains("Realm " + name + " " + SET_UP);
                server.restart();
                assertThat(server.log().substring(log.length())).doesNotContain(SET_UP);
                sweepsTheUsersOfARemovedDirectory(server, database);
            }
        }
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
                Thread.sleep(6_000);
                assertThat(count(database, "persona")).as("nobody is gone yet").isEqualTo(before);
                realm.admin().delete("/components/" + component);
                for (int i = 0; i < 40 && count(database, "persona") > before - 2; i++) {
                    Thread.sleep(500);
                }
                assertThat(count(database, "persona")).isEqualTo(before - 2);
                assertThat(count(database, "persona_owner")).isEqualTo(before - 2);
                assertThat(local.listed("/v1/personas")).hasSize(1);
            }
        } finally {
            directory.shutDown(true);
        }
    }
}
