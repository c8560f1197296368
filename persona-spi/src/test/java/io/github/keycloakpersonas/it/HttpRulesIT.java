package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, paths, headers: what has nothing to do with personas. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpRulesIT {

    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private HttpCall anonymous(String method, String path) {
        return realm.http().request(method, realm.path("/persona" + path));
    }

    @Nested
    class Bodies {

        private Reply post(String contentType, String body) {
            return anna.call("POST", "/v1/personas", call -> call.body(contentType, body));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "null",
                    "[]",
                    "\"x\"",
                    "12",
                    "{\"a\":1}{\"b\":2}",
                    "{\"title\":\"traveler\",\"title\":\"admin\"}",
                    "{'title':'x'}",
                    "\u0000"
                })
        void thatAreNotOneJsonObjectAreRefused(String body) {
            post("application/json", body).expect(400);
        }

        @Test
        void thatAreNotUtf8AreRefused() {
            byte[] latin1 = "{\"title\":\"traveler\",\"circle\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
            anna.call("POST", "/v1/personas", call -> call.body("application/json", latin1))
                    .expect(400);
        }

        @ParameterizedTest
        @CsvSource({"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
        void ofAnotherContentTypeAreRefused(String type) {
            post(type, "{}").expect(415);
        }

        @Test
        void withoutAContentTypeAreRefused() {
            anna.call("POST", "/v1/personas", call -> call.body("{}".getBytes(StandardCharsets.UTF_8)))
                    .expect(415);
        }

        @Test
        void ofMoreThan64KibAreRefusedHoweverTheyCome() {
            byte[] large = ("{\"x\":\"" + "y".repeat(64 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
            anna.call("POST", "/v1/personas", call -> call.body("application/json", large))
                    .expect(413);
            anna.call("POST", "/v1/personas", call -> call.chunked("application/json", large))
                    .expect(413);
        }

        @Test
        void ofDepthAndNumbersWithoutEndAreRefused() {
            post("application/json", "{\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}")
                    .expect(400);
            post("application/json", "{\"title\":\"traveler\",\"circle\":\"n\",\"autobook_price\":1e1000000000}")
                    .expect(400);
            post(
                            "application/json",
                            "{\"title\":\"traveler\",\"circle\":\"n\",\"autobook_price\":" + "9".repeat(900) + "}")
                    .expect(400);
        }

        @Test
        void mayBeJsonOfAKind() {
            String id = PersonaApiClient.ofNewUser(realm, "merge").created("traveler", "corsica");
            PersonaApiClient.of(realm, "merge")
                    .call(
                            "PATCH",
                            "/v1/personas/" + id,
                            call -> call.body("application/merge-patch+json; charset=utf-8", "{\"consent\":true}"))
                    .expect(200);
        }
    }

    @Nested
    class PathsAndParameters {

        @ParameterizedTest
        @CsvSource({
            "GET,/,404",
            "GET,/v1,404",
            "GET,/v2/personas,404",
            "GET,/v1/personas/a/b,404",
            "PUT,/v1/personas,405",
            "DELETE,/v1/personas,405",
            "POST,/v1/personas/x,405",
            "POST,/health,405",
            "PATCH,/v1/users,405"
        })
        void thatDoNotExistAreProblemsToo(String method, String path, int status) {
            Reply reply = anna.call(method, path, call -> call).expect(status);
            assertThat(reply.header("Allow").isPresent()).isEqualTo(status == 405);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/personas?max=0",
                    "/v1/personas?max=1001",
                    "/v1/personas?max=x",
                    "/v1/personas?first=-1",
                    "/v1/personas?first=99999999999",
                    "/v1/personas?status=sleeping",
                    "/v1/personas/%01",
                    "/v1/users/by-persona",
                    "/v1/users/by-persona?title="
                })
        void thatAreWrongAreRefused(String path) {
            anna.get(path).expect(400);
        }

        @Test
        void withControlCharactersAreRefusedByKeycloakItself() {
            realm.http()
                    .get(realm.path("/persona/v1/personas?title=%00"))
                    .bearer(anna.token())
                    .send()
                    .expect(400);
        }

        @Test
        void mayEndWithASlash() {
            anna.get("/v1/personas/").expect(200);
        }
    }

    @Nested
    class RequestIds {

        private String idFor(String sent) {
            return anna.call("GET", "/v1/personas/gibberish", call -> call.header("X-Request-Id", sent))
                    .expect(404)
                    .header("X-Request-Id")
                    .orElseThrow();
        }

        @Test
        void areTheCallersWhereSane() {
            assertThat(idFor("trace-1.2_3")).isEqualTo("trace-1.2_3");
            assertThat(idFor("evil\u00e4")).matches("[0-9a-f-]{36}");
            assertThat(idFor("a b")).matches("[0-9a-f-]{36}");
            assertThat(idFor("x".repeat(129))).matches("[0-9a-f-]{36}");
        }
    }

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
            for (String path : List.of("/health", "/openapi.json", "/openapi.yaml", "/persona-schema.json")) {
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

    @Nested
    class TheRealm {

        @Test
        void mustBeEnabled(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                PersonaApiClient user = PersonaApiClient.ofNewUser(other, "user");
                user.get("/v1/personas").expect(200);
                other.admin().update(Map.of("enabled", false));
                user.get("/v1/personas").expect(403);
                user.get("/health").expect(403);
            }
        }

        @Test
        void mayRequireHttps(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                PersonaApiClient user = PersonaApiClient.ofNewUser(other, "user");
                other.admin().update(Map.of("sslRequired", "all"));
                Reply reply = user.get("/v1/personas").expect(403);
                assertThat(reply.json().path("detail").asText()).isEqualTo("HTTPS required");
            }
        }

        @Test
        void limitsTheRateOfEachUser(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                PersonaApiClient fast = PersonaApiClient.ofNewUser(other, "fast");
                PersonaApiClient slow = PersonaApiClient.ofNewUser(other, "slow");
                other.admin().schema("{\"titles\":[{\"name\":\"fan\"}],\"limits\":{\"requests_per_minute\":3}}");
                for (int i = 0; i < 3; i++) {
                    fast.get("/v1/personas").expect(200);
                }
                Reply reply = fast.call("GET", "/v1/personas", call -> call.header("Origin", TestRealm.ORIGIN))
                        .expect(429);
                assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(TestRealm.ORIGIN);
                assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow()))
                        .isBetween(1, 60);
                slow.get("/v1/personas").expect(200);
            }
        }
    }

    @Nested
    class WithoutAToken {

        @Test
        void healthAnswers() {
            Reply reply = anonymous("GET", "/health").send().expect(200);
            Contract.check("GET", "/health", reply);
            assertThat(reply.json().path("status").asText()).isEqualTo("ok");
            assertThat(reply.json().path("service").asText()).isEqualTo("persona");
            assertThat(reply.json().path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(reply.json().path("database").asText()).isEqualTo("ok");
        }

        @Test
        void theOpenApiDocumentIsServedInBothForms() throws IOException {
            ObjectNode asWritten = Contract.openApi().deepCopy();
            Reply json = anonymous("GET", "/openapi.json").send().expect(200);
            Reply yaml = anonymous("GET", "/openapi.yaml").send().expect(200);
            ((ObjectNode) asWritten.at("/servers/0"))
                    .put("url", realm.path("/persona").toString());
            assertThat(json.json()).isEqualTo(asWritten);
            assertThat(json.json().path("openapi").asText()).startsWith("3.1");
            assertThat(new YAMLMapper().readTree(yaml.text())).isEqualTo(asWritten);
            assertThat(yaml.text()).startsWith("openapi:");
        }

        @ParameterizedTest
        @CsvSource({
            "proxied, https://id.example.org/auth, https://id.example.org/auth/realms/proxied/persona",
            "Größe-1, https://id.example.org:8443, https://id.example.org:8443/realms/Gr%C3%B6%C3%9Fe-1/persona"
        })
        void theOpenApiDocumentNamesTheRealmAskedAtItsFrontEnd(String name, String frontEnd, String server)
                throws IOException {
            Map<String, ?> members = Map.of("realm", name, "attributes", Map.of("frontendUrl", frontEnd));
            try (TestRealm proxied = TestRealm.create(realm.server(), members)) {
                for (String form : List.of("json", "yaml")) {
                    Reply reply = proxied.http()
                            .request("GET", proxied.path("/persona/openapi." + form))
                            .send()
                            .expect(200);
                    assertThat(new YAMLMapper().readTree(reply.text()).path("servers"))
                            .singleElement()
                            .satisfies(only ->
                                    assertThat(only.path("url").asText()).isEqualTo(server));
                }
            }
        }
    }
}
