package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of HTTP that each call of the persona API follows. */
class HttpRulesIT extends HttpRules {

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
            assertThat(reply.json().path("schema").asText()).isEqualTo("ok");
            assertThat(reply.json().path("schedules").asText()).isEqualTo("ok");
        }

        @ParameterizedTest
        @CsvSource({"openapi, true", "openapi-admin, false"})
        void theOpenApiDocumentsAreServedInBothForms(String name, boolean ofUsers) throws IOException {
            ObjectNode expected = (ofUsers ? Contract.openApi() : Contract.adminOpenApi()).deepCopy();
            Reply json = anonymous("GET", "/" + name + ".json").send().expect(200);
            Reply yaml = anonymous("GET", "/" + name + ".yaml").send().expect(200);
            String server = ofUsers
                    ? realm.path("/persona").toString()
                    : realm.server().baseUri() + "/admin/realms/" + Http.encode(realm.name());
            ((ObjectNode) expected.at("/servers/0")).put("url", server);
            ((ObjectNode) expected.at("/components/securitySchemes/login"))
                    .put(
                            "openIdConnectUrl",
                            realm.path("/.well-known/openid-configuration").toString());
            assertThat(json.json()).isEqualTo(expected);
            assertThat(json.json().path("openapi").asText()).startsWith("3.1");
            assertThat(new YAMLMapper().readTree(yaml.text())).isEqualTo(expected);
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
