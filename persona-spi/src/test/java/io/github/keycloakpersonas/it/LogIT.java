package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What log lines are about: the server of the tests prints it before each message. */
@Tag("local")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogIT {

    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = SeededRealm.withSchema(server, "broken");
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private List<String> lines(String part) {
        return realm.server().log().lines().filter(line -> line.contains(part)).toList();
    }

    @Test
    void aFailedRequestIsThereWithItsIdAndRealmAndNothingOfItRemains() {
        String id = "observed-" + realm.name();
        for (int i = 0; i < 20; i++) {
            anna.call("GET", "/v1/schema", request -> request.header("X-Request-Id", id))
                    .expect(500);
            realm.token("anna");
        }
        assertThat(lines("Request " + id + " failed"))
                .hasSize(20)
                .allMatch(line -> line.contains("persona.requestId=" + id))
                .allMatch(line -> line.contains("kc.realmName=" + realm.name()));
        // The same threads issue tokens.
        assertThat(lines("Realm " + realm.name() + ": a token is issued without personas"))
                .hasSizeGreaterThanOrEqualTo(20)
                .allMatch(line -> line.contains("kc.realmName=" + realm.name()))
                .noneMatch(line -> line.contains("persona.requestId"));
    }

    @Test
    void anImportIsThereWithItsIdAndRealm() {
        try (TestRealm other = TestRealm.create(realm.server())) {
            other.user("bert");
            String id = new TransferClient(other)
                    .imported("", TransferClient.line("bert", "traveler", "corsica"))
                    .path("id")
                    .asText();
            assertThat(id).isNotEmpty();
            assertThat(lines("Import " + id + ": lines"))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("persona.importId=" + id))
                    .allMatch(line -> line.contains("kc.realmName=" + other.name()));
            assertThat(lines("persona.importId=" + id)).allMatch(line -> line.contains("Import " + id));
        }
    }
}
