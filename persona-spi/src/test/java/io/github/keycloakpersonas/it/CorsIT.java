package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which pages of other origins may read an answer of the persona API. */
class CorsIT extends HttpRules {

    @Nested
    class Cors {

        private Reply from(String origin) {
            return anna.call("GET", "/v1/personas", call -> call.header("Origin", origin));
        }

        @Test
        void followsTheWebOriginsOfTheTokensClient() {
            Reply reply = from(TestRealm.ORIGIN).expect(200);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
            assertThat(reply.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("ETag", "Location", "X-Request-Id", "Retry-After");
            Reply foreign = from("https://evil.example").expect(403);
            assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(foreign.header("Access-Control-Expose-Headers")).isEmpty();
        }

        @Test
        void coversErrorsToo() {
            Reply reply = anna.call("GET", "/v1/personas/gibberish", call -> call.header("Origin", TestRealm.ORIGIN));
            assertThat(reply.expect(404).header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
        }

        private static void isReadable(Reply reply, int status) {
            reply.expect(status);
            assertThat(reply.header("Access-Control-Allow-Origin"))
                    .as("%s", reply)
                    .hasValue("https://any.example");
            assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
            assertThat(reply.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("WWW-Authenticate", "X-Request-Id", "Retry-After", "Link", "ETag", "Location");
        }

        private Reply anonymousFrom(String method, String path) {
            return anonymous(method, path)
                    .header("Origin", "https://any.example")
                    .send();
        }

        @Test
        void coversWhatIsAnsweredBeforeTheCallerIsKnown() {
            for (String token : List.of("garbage", "a.b.c", anna.token() + "x")) {
                isReadable(
                        anonymous("GET", "/v1/personas")
                                .header("Origin", "https://any.example")
                                .bearer(token)
                                .send(),
                        401);
            }
            isReadable(anonymousFrom("GET", "/v1/personas"), 401);
            isReadable(anonymousFrom("POST", "/v1/personas"), 401);
            isReadable(anonymousFrom("PUT", "/v1/session/persona"), 401);
            isReadable(anonymousFrom("GET", "/v2"), 404);
            isReadable(anonymousFrom("DELETE", "/v1/personas"), 405);
            isReadable(anonymousFrom("GET", "/v1/personas/%01"), 400);
            isReadable(anonymousFrom("GET", "/health?" + "x".repeat(8192)), 414);
            for (String path : List.of(
                    "/health", "/openapi.json", "/openapi.yaml", "/openapi-admin.json", "/persona-schema.json")) {
                isReadable(anonymousFrom("GET", path), 200);
            }
        }

        @Test
        void coversARealmThatIsDisabled(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                other.admin().update(Map.of("enabled", false));
                for (String path : List.of("/persona/v1/personas", "/persona/health")) {
                    isReadable(
                            other.http()
                                    .get(other.path(path))
                                    .header("Origin", "https://any.example")
                                    .send(),
                            403);
                    Reply preflight = other.http()
                            .options(other.path(path))
                            .header("Origin", "https://any.example")
                            .header("Access-Control-Request-Method", "GET")
                            .send();
                    assertThat(preflight.status())
                            .as("else no page sees the other")
                            .isEqualTo(204);
                }
            }
        }

        @Test
        void coversFaultsOfBodies() {
            for (Map.Entry<String, Integer> body :
                    Map.of("{", 400, "{}" + " ".repeat(70_000), 413).entrySet()) {
                Reply reply = anna.call(
                        "POST",
                        "/v1/personas",
                        call -> call.header("Origin", TestRealm.ORIGIN).body("application/json", body.getKey()));
                assertThat(reply.expect(body.getValue()).header("Access-Control-Allow-Origin"))
                        .hasValue(TestRealm.ORIGIN);
            }
            Reply text = anna.call(
                    "POST",
                    "/v1/personas",
                    call -> call.header("Origin", TestRealm.ORIGIN).body("text/plain", "x"));
            assertThat(text.expect(415).header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
        }

        @Test
        void isKeycloaksForAdministrators() {
            Reply list = realm.admin()
                    .call("GET", "/personas?max=0")
                    .header("Origin", realm.server().baseUri().toString())
                    .send()
                    .expect(400);
            assertThat(list.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("Link", "ETag", "X-Request-Id", "X-Import-Id");
            String token = realm.token("anna");
            Reply forbidden = realm.http()
                    .get("/admin/realms/" + realm.name() + "/personas")
                    .bearer(token)
                    .header("Origin", TestRealm.ORIGIN)
                    .send()
                    .expect(403);
            assertThat(forbidden.header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
            assertThat(forbidden.header("Content-Type")).hasValue("application/problem+json");
        }

        @Test
        void answersPreflightsOfWhatThereIsNot() {
            for (String path : List.of("/v2", "/v1/personas/a/b", "/", "/v1/personas/" + "x".repeat(9000))) {
                Reply reply = anonymous("OPTIONS", path)
                        .header("Origin", "https://any.example")
                        .header("Access-Control-Request-Method", "GET")
                        .send()
                        .expect(204);
                assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://any.example");
            }
            anonymous("OPTIONS", "/v2").send().expect(404);
        }

        @Test
        void answersPreflightsOfEveryPath() {
            for (String path :
                    List.of("/v1/personas", "/v1/personas/x", "/v1/users/by-persona", "/v1/users/x/personas")) {
                Reply reply = anonymous("OPTIONS", path)
                        .header("Origin", TestRealm.ORIGIN)
                        .header("Access-Control-Request-Method", "PATCH")
                        .header("Access-Control-Request-Headers", "authorization,if-match,content-type")
                        .send();
                assertThat(reply.status()).isBetween(200, 204);
                assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
                assertThat(reply.header("Access-Control-Allow-Methods").orElseThrow())
                        .contains("PATCH", "DELETE");
                assertThat(reply.header("Access-Control-Allow-Headers").orElseThrow())
                        .contains("If-Match", "If-None-Match", "Authorization", "Content-Type", "X-Request-Id", "DPoP");
            }
        }
    }
}
