package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A restart keeps personas and what sessions work as, does not bring back what an administrator has removed, and makes up for
 * what should have happened meanwhile.
 */
@Tag("storage")
@ExtendWith(SharedServer.class)
class RestartIT {

    @Test
    void keepsPersonasSelectionsAndSettings(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server);
                TestRealm working = TestRealm.create(server)) {
            List<String> ids = PersonaApiClient.twoOf(working, "olga");
            List<Reply> sessions = List.of(
                    working.tokens("olga", Map.of("persona", ids.get(0))),
                    working.tokens("olga", Map.of("persona", ids.get(1))),
                    working.tokens("olga", Map.of("persona", ids.get(1), "scope", "openid offline_access")));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.created("traveler", "corsica");
            JsonNode before = anna.get("/v1/personas/" + id).json();
            String scope = realm.admin().get("/client-scopes").findParents("name").stream()
                    .filter(s -> s.path("name").asText().equals("persona"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            realm.admin().delete("/client-scopes/" + scope);
            server.restart();
            PersonaApiClient again = PersonaApiClient.of(realm, "anna");
            assertThat(again.get("/v1/personas/" + id).expect(200).json()).isEqualTo(before);
            assertThat(realm.admin().get("/client-scopes").findValuesAsText("name"))
                    .doesNotContain("persona");
            assertThat(sessions.stream().map(tokens -> title(working, tokens)))
                    .containsExactly("office-manager", "traveler", "traveler");
        }
    }

    @Test
    void closesAReviewWhoseEndCameMeanwhile(KeycloakServer server) throws InterruptedException {
        try (TestRealm realm = TestRealm.create(server, Map.of("adminEventsEnabled", true))) {
            ReviewCalls reviews = ReviewCalls.in(realm);
            AdminPersonas admin = AdminPersonas.of(realm);
            realm.user("anna");
            admin.created("anna", "traveler", "corsica");
            String id = reviews.opened("on_no_answer", "suspend");
            String due = Instant.now().plusSeconds(4).toString();
            admin.patch("/reviews/" + id, Map.of("due_at", due)).expect(200);
            server.restart();
            reviews.await(id, "closed");
            assertThat(admin.count("?status=suspended")).isOne();
            JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/reviews/" + id + "/closed");
            assertThat(events).hasSize(1);
        }
    }

    /** The title in claim {@code persona} of a refreshed token. */
    private static String title(TestRealm realm, Reply tokens) {
        Reply renewed = realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                TestRealm.APP,
                "refresh_token",
                tokens.expect(200).json().path("refresh_token").asText()));
        return Jwt.claims(renewed.expect(200).json().path("access_token").asText())
                .path("persona")
                .path("title")
                .asText();
    }
}
