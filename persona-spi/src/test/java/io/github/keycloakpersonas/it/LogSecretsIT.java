package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server's log, after all that the tests before and this one have done. */
@ExtendWith(SharedServer.class)
class LogSecretsIT {

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9.-]+@example\\.org");
    private static final String SECRET = "a-secret-of-the-test";

    @Test
    void holdsNoTokenNoPasswordNoAddress(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna-with-a-password");
            String id = anna.created("traveler", "the-secret-family");
            anna.create("traveler", "the-secret-family").expect(400);
            anna.patch(id, Map.of("autobook_price", -1)).expect(400);
            anna.patch(id, Map.of("consent", true), "\"99\"").expect(412);
            realm.service("service", SECRET);
            new PersonaApiClient(realm, realm.serviceToken("service", SECRET))
                    .get("/v1/users")
                    .expect(403);
            new PersonaApiClient(realm, anna.token() + "x").get("/v1/personas").expect(401);
            // The worst case: a failure with all that is known of it.
            try (TestRealm broken = SeededRealm.withSchema(server, "{\"titles\":\"" + anna.token() + "\"}")) {
                PersonaApiClient.ofNewUser(broken, "anna-with-a-password")
                        .get("/v1/personas")
                        .expect(500);
            }
            assertThat(server.log()).contains("is no persona schema");
        }
        String log = server.log();
        assertThat(TOKEN.matcher(log).results().map(MatchResult::group)).isEmpty();
        // Keycloak's own lines about failed logins name whoever tried.
        assertThat(log.lines().filter(line -> line.contains("[io.github.keycloakpersonas")))
                .isNotEmpty()
                .noneMatch(line -> ADDRESS.matcher(line).find());
        for (String word : List.of(SECRET, "the-secret-family", "anna-with-a-password")) {
            assertThat(log).doesNotContain(word);
        }
    }
}
