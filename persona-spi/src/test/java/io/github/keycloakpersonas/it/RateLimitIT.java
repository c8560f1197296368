package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits of users and clients, and what answers say of them. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin()
                .createClient(Map.of("clientId", "other-app", "publicClient", true, "directAccessGrantsEnabled", true));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** Other limits are other buckets, so that no test finds what another one left. */
    private static void limit(TestRealm realm, int user, int client) {
        realm.admin()
                .schema("{\"titles\":[{\"name\":\"fan\"}],\"limits\":{\"requests_per_minute\":" + user
                        + ",\"client_requests_per_minute\":" + client + "}}");
    }

    private static String policy(Reply reply) {
        return reply.header("RateLimit-Policy").orElse("none");
    }

    private static String left(Reply reply) {
        return reply.header("RateLimit").orElse("none").replaceAll(";t=[1-9]\\d*", "");
    }

    @Test
    void isOnEveryAnswerToAValidToken() {
        limit(realm, 8, 500);
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "every-answer");
        List<Reply> replies = List.of(
                user.get("/v1/personas").expect(200),
                user.get("/v1/users").expect(403),
                user.get("/v1/personas/unknown").expect(404),
                user.get("/v1/personas?max=0").expect(400),
                user.create("fan", "club").expect(201),
                user.call("POST", "/v1/personas", call -> call.body("text/plain", "x"))
                        .expect(415),
                user.call("GET", "/v1/personas", call -> call.header("Origin", "https://evil.example"))
                        .expect(403),
                user.call("GET", "/v1/schema", call -> call.header("Origin", TestRealm.ORIGIN))
                        .expect(200));
        assertThat(replies).extracting(RateLimitIT::policy).containsOnly("\"user\";q=8;w=60, \"client\";q=500;w=60");
        assertThat(replies)
                .extracting(reply -> left(reply).replaceAll(", .*", ""))
                .containsExactly(
                        "\"user\";r=7",
                        "\"user\";r=6",
                        "\"user\";r=5",
                        "\"user\";r=4",
                        "\"user\";r=3",
                        "\"user\";r=2",
                        "\"user\";r=1",
                        "\"user\";r=0");
        assertThat(replies.get(7).header("Access-Control-Expose-Headers").orElseThrow())
                .contains("RateLimit,", "RateLimit-Policy", "Retry-After");
        Reply refused = user.get("/v1/personas").expect(429);
        assertThat(left(refused)).isEqualTo("\"user\";r=0");
        assertThat(refused.header("RateLimit").orElseThrow())
                .endsWith(";t=" + refused.header("Retry-After").orElseThrow());
    }

    @Test
    void isOneForAllUsersOfAClient(KeycloakServer server) {
        limit(realm, 0, 4);
        PersonaApiClient one = PersonaApiClient.ofNewUser(realm, "one");
        PersonaApiClient two = PersonaApiClient.ofNewUser(realm, "two");
        assertThat(left(one.get("/v1/personas").expect(200))).isEqualTo("\"client\";r=3");
        assertThat(left(two.get("/v1/personas").expect(200))).isEqualTo("\"client\";r=2");
        one.get("/v1/personas").expect(200);
        two.get("/v1/personas").expect(200);
        Reply refused = two.get("/v1/personas").expect(429);
        assertThat(refused.json().path("detail").asText()).contains("with tokens of this client");
        assertThat(refused.header("Retry-After")).isPresent();

        String elsewhere = realm.tokens("one", Map.of("client_id", "other-app"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        new PersonaApiClient(realm, elsewhere).get("/v1/personas").expect(200);
        try (TestRealm other = TestRealm.create(server)) {
            limit(other, 0, 4);
            PersonaApiClient.ofNewUser(other, "one").get("/v1/personas").expect(200);
        }
    }

    @Test
    void countsAServiceAccountAsItsClient() {
        realm.service("batch", "batch-secret");
        String token = realm.serviceToken("batch", "batch-secret");
        PersonaApiClient service = new PersonaApiClient(realm, token);
        limit(realm, 2, 400);
        assertThat(policy(service.get("/v1/schema").expect(200))).isEqualTo("\"client\";q=400;w=60");
        limit(realm, 2, 0);
        assertThat(policy(service.get("/v1/schema").expect(200))).isEqualTo("\"user\";q=2;w=60");
    }

    @Test
    void isNotMentionedWhereThereIsNone() {
        limit(realm, 0, 0);
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "free");
        Reply list = user.get("/v1/personas").expect(200);
        assertThat(list.header("RateLimit")).isEmpty();
        assertThat(list.header("RateLimit-Policy")).isEmpty();
        limit(realm, 9, 9);
        assertThat(user.get("/health").expect(200).header("RateLimit")).isEmpty();
        assertThat(new PersonaApiClient(realm, "x")
                        .get("/v1/personas")
                        .expect(401)
                        .header("RateLimit"))
                .isEmpty();
    }
}
