package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SeededRealm.persona;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators are told about tokens is what tokens are. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainIT {

    /** Each claim that a mapper of these tests writes, by its first name. */
    private static final Set<String> CLAIMS =
            Set.of("personas", "acting", "titles", "travel", "acme", "mine", "idonly");

    private final Instant now = Clock.systemUTC().instant();
    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = SeededRealm.create(
                server,
                List.of(
                        persona("anna", "traveler", "corsica"),
                        persona("anna", "office-manager", "acme-corp"),
                        persona("anna", "travel-agent", "off", "status", "inactive"),
                        persona("anna", "travel-agent", "wait", "status", "pending"),
                        persona("anna", "travel-agent", "stop", "status", "suspended"),
                        persona("anna", "travel-agent", "gone", "status", "revoked"),
                        persona(
                                "anna",
                                "travel-agent",
                                "past",
                                "valid_from",
                                now.minusSeconds(90) + "",
                                "valid_till",
                                now.minusSeconds(60) + ""),
                        persona("anna", "travel-agent", "next", "valid_from", now.plusSeconds(86_400) + ""),
                        persona("bert", "traveler", "short", "valid_till", now.plusSeconds(200) + "")));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** A confidential client that may introspect its own tokens. */
    private void client(String clientId, Map<String, ?> members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId", clientId, "secret", "secret", "publicClient", false, "directAccessGrantsEnabled", true));
        client.putAll(members);
        Map<String, Object> attributes =
                new HashMap<>(Map.of("allow.token.introspection.without.audience.check", "true"));
        if (members.get("attributes") instanceof Map<?, ?> more) {
            more.forEach((name, value) -> attributes.put((String) name, value));
        }
        client.put("attributes", attributes);
        realm.admin().createClient(client);
    }

    private static Map<String, Object> mapper(String name, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(
                Map.of("access.token.claim", "true", "id.token.claim", "true", "userinfo.token.claim", "true"));
        all.putAll(config);
        return Map.of(
                "name", name, "protocol", "openid-connect", "protocolMapper", "oidc-persona-mapper", "config", all);
    }

    private JsonNode explain(String user, String clientId, @Nullable String scope) {
        return realm.admin()
                .get("/personas/explain?user=" + Http.encode(user) + "&client=" + Http.encode(clientId)
                        + (scope == null ? "" : "&scope=" + Http.encode(scope)));
    }

    private JsonNode verdict(JsonNode explanation, String circle) {
        for (JsonNode persona : explanation.path("personas")) {
            if (persona.path("circle").asText().equals(circle)) {
                return persona;
            }
        }
        throw new AssertionError("No " + circle + " in " + explanation);
    }

    private static String rule(JsonNode persona) {
        assertThat(persona.path("detail").asText()).endsWith(".");
        assertThat(persona.path("in_token").asBoolean())
                .isEqualTo(persona.path("rule").isNull());
        return persona.path("rule").asText();
    }

    /** The claims with personas. */
    private static ObjectNode ours(JsonNode claims) {
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        CLAIMS.stream().filter(claims::has).forEach(claim -> ours.set(claim, claims.path(claim)));
        return ours;
    }

    /** Holds an explanation against the tokens of a password grant. @return the explanation */
    private JsonNode heldAgainstTokens(String user, String clientId, @Nullable String scope) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", clientId, "client_secret", "secret"));
        if (scope != null) {
            form.put("scope", scope);
        }
        JsonNode told = explain(user, clientId, scope);
        Reply tokens = realm.tokens(user, form).expect(200);
        String token = tokens.json().path("access_token").asText();
        JsonNode access = Jwt.claims(token);
        assertThat(told.at("/tokens/access_token")).isEqualTo(ours(access));
        boolean openId = tokens.json().has("id_token");
        assertThat(told.at("/tokens/id_token"))
                .isEqualTo(
                        openId
                                ? ours(Jwt.claims(tokens.json().path("id_token").asText()))
                                : JsonNodeFactory.instance.objectNode());
        Reply userinfo = realm.http()
                .get(realm.path("/protocol/openid-connect/userinfo"))
                .bearer(token)
                .send();
        boolean answers = userinfo.status() == 200;
        assertThat(told.at("/tokens/userinfo"))
                .isEqualTo(answers ? ours(userinfo.json()) : JsonNodeFactory.instance.objectNode());
        assertThat(told.at("/tokens/introspection")).isEqualTo(ours(introspect(clientId, token)));
        long end = access.path("iat").asLong() + 300;
        String limit = told.path("expires_at").asText();
        assertThat(access.path("exp").asLong())
                .isEqualTo(
                        limit.equals("null")
                                ? end
                                : Math.min(end, Instant.parse(limit).getEpochSecond()));
        for (String granted : access.path("scope").asText().split(" ", -1)) {
            assertThat(told.path("scope").toString()).contains("\"" + granted + "\"");
        }
        return told;
    }

    private JsonNode introspect(String clientId, String token) {
        return realm.http()
                .post(realm.path("/protocol/openid-connect/token/introspect"))
                .basic(clientId, "secret")
                .form(Map.of("token", token))
                .send()
                .expect(200)
                .json();
    }

    @Nested
    class AgainstRealTokens {

        @Test
        void aClientWithTheDefaultScope() {
            client("plain", Map.of());
            JsonNode told = heldAgainstTokens("anna", "plain", null);
            assertThat(told.path("user_sub").asText()).isEqualTo(realm.admin().userId("anna"));
            assertThat(told.path("client").asText()).isEqualTo("plain");
            assertThat(told.path("warnings")).isEmpty();
            assertThat(told.at("/tokens/access_token/personas")).hasSize(2);
            assertThat(told.path("mappers")).hasSize(1);
            assertThat(told.at("/mappers/0/scope").asText()).isEqualTo("persona");
            assertThat(told.at("/mappers/0/claim").asText()).isEqualTo("personas");
            assertThat(told.at("/mappers/0/format").asText()).isEqualTo("object");
            assertThat(told.path("personas")).hasSize(8);
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("null");
            assertThat(rule(verdict(told, "off"))).isEqualTo("status");
            assertThat(rule(verdict(told, "wait"))).isEqualTo("status");
            assertThat(rule(verdict(told, "stop"))).isEqualTo("status");
            assertThat(rule(verdict(told, "gone"))).isEqualTo("status");
            assertThat(rule(verdict(told, "past"))).isEqualTo("expired");
            assertThat(verdict(told, "past").path("status").asText()).isEqualTo("expired");
            assertThat(rule(verdict(told, "next"))).isEqualTo("not_yet_valid");
            assertThat(explain(told.path("user_sub").asText(), "plain", "openid")
                            .path("tokens"))
                    .isEqualTo(told.path("tokens"));
        }

        @Test
        void aPersonaThatEndsSoon() {
            client("soon", Map.of());
            JsonNode told = heldAgainstTokens("bert", "soon", null);
            assertThat(told.path("expires_at").asText())
                    .isEqualTo(Instant.ofEpochSecond(now.plusSeconds(200).getEpochSecond())
                            .toString());
        }

        @Test
        void anOptionalScopeWithAndWithoutAskingForIt() {
            client(
                    "optional",
                    Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of("persona")));
            JsonNode without = heldAgainstTokens("anna", "optional", "openid");
            assertThat(rule(verdict(without, "corsica"))).isEqualTo("scope_not_granted");
            assertThat(verdict(without, "corsica").path("detail").asText()).contains("scope=persona");
            assertThat(rule(verdict(without, "stop"))).isEqualTo("status");
            assertThat(without.path("mappers")).isEmpty();
            assertThat(without.path("warnings")).hasSize(1);
            JsonNode with = heldAgainstTokens("anna", "optional", "openid persona");
            assertThat(rule(verdict(with, "corsica"))).isEqualTo("null");
            assertThat(with.path("warnings")).isEmpty();
        }

        @Test
        void noOpenId() {
            client("oauth", Map.of());
            JsonNode told = heldAgainstTokens("anna", "oauth", "profile");
            assertThat(told.path("warnings").toString()).contains("openid");
            assertThat(told.at("/tokens/introspection/personas")).hasSize(2);
        }

        @Test
        void formatsNestedNamesAndFilters() {
            client(
                    "filters",
                    Map.of(
                            "defaultClientScopes",
                            List.of("basic"),
                            "protocolMappers",
                            List.of(
                                    mapper(
                                            "strings",
                                            Map.of(
                                                    "claim.name",
                                                    "acting.as",
                                                    "persona.format",
                                                    "title@circle",
                                                    "persona.titles",
                                                    "traveler")),
                                    mapper(
                                            "titles",
                                            Map.of(
                                                    "claim.name",
                                                    "titles",
                                                    "persona.format",
                                                    "title",
                                                    "persona.circles",
                                                    "corsica##rome")),
                                    mapper(
                                            "idonly",
                                            Map.of(
                                                    "claim.name", "idonly",
                                                    "access.token.claim", "false",
                                                    "userinfo.token.claim", "false",
                                                    "persona.titles", "traveler")))));
            JsonNode told = heldAgainstTokens("anna", "filters", "openid");
            assertThat(told.at("/tokens/access_token/acting/as").toString()).isEqualTo("[\"traveler@corsica\"]");
            assertThat(told.path("mappers")).hasSize(3);
            assertThat(told.at("/mappers/0/scope").asText()).isEqualTo("client");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("null");
            assertThat(verdict(told, "corsica").path("detail").asText()).contains("acting.as", "titles", "idonly");
            assertThat(rule(verdict(told, "acme-corp"))).isIn("title_filter", "circle_filter");
            assertThat(verdict(told, "acme-corp").path("detail").asText())
                    .contains("mapper strings", "traveler", "mapper titles", "corsica, rome");
        }

        @Test
        void oneFilterOfEachKind() {
            for (Map<String, String> filter :
                    List.of(Map.of("persona.titles", "travel-agent##king"), Map.of("persona.circles", "acme-corp"))) {
                String id = filter.containsKey("persona.titles") ? "by-title" : "by-circle";
                client(
                        id,
                        Map.of(
                                "defaultClientScopes",
                                List.of("basic"),
                                "protocolMappers",
                                List.of(mapper("one", filter))));
                JsonNode told = heldAgainstTokens("anna", id, "openid");
                assertThat(rule(verdict(told, "corsica")))
                        .isEqualTo(id.equals("by-title") ? "title_filter" : "circle_filter");
                assertThat(told.path("warnings").toString().contains("king")).isEqualTo(id.equals("by-title"));
            }
        }

        @Test
        @SinceKeycloak(value = "26.6", reason = "userinfo takes lightweight tokens")
        void lightweightTokens() {
            client("light", Map.of("attributes", Map.of("client.use.lightweight.access.token.enabled", "true")));
            JsonNode told = heldAgainstTokens("anna", "light", "openid");
            assertThat(told.at("/tokens/access_token")).isEmpty();
            assertThat(told.at("/tokens/introspection/personas")).hasSize(2);
            assertThat(told.path("warnings").toString()).contains("Userinfo refuses", "to introspection");
            client(
                    "light-with",
                    Map.of(
                            "attributes",
                            Map.of(
                                    "client.use.lightweight.access.token.enabled", "true",
                                    "allow.userinfo.with.lightweight.access.token", "true"),
                            "protocolMappers",
                            List.of(mapper("light", Map.of("claim.name", "mine", "lightweight.claim", "true")))));
            JsonNode with = heldAgainstTokens("anna", "light-with", "openid");
            assertThat(with.at("/tokens/access_token/mine")).hasSize(2);
            assertThat(with.at("/tokens/userinfo/mine")).hasSize(2);
        }

        @Test
        void twoMappersOfOneClaim() {
            client(
                    "twice",
                    Map.of(
                            "protocolMappers",
                            List.of(mapper("again", Map.of("claim.name", "personas", "persona.format", "title")))));
            JsonNode told = heldAgainstTokens("anna", "twice", "openid");
            assertThat(told.at("/tokens/access_token/personas")).hasSize(4);
            assertThat(told.path("warnings").toString())
                    .contains("More than one mapper", "mapper again of the client", "client scope persona");
        }

        @Test
        void noScopeAndNoMapper() {
            client("bare", Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of()));
            JsonNode told = heldAgainstTokens("anna", "bare", "openid");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("no_mapper");
            assertThat(verdict(told, "corsica").path("detail").asText()).contains("assign the client scope persona");
            assertThat(told.path("warnings")).hasSize(1);
            assertThat(told.at("/tokens/access_token")).isEmpty();
        }

        @Test
        void aMapperThatWritesNowhere() {
            client(
                    "nowhere",
                    Map.of(
                            "defaultClientScopes",
                            List.of("basic"),
                            "protocolMappers",
                            List.of(mapper(
                                    "mute",
                                    Map.of(
                                            "claim.name", "mine",
                                            "access.token.claim", "false",
                                            "id.token.claim", "false",
                                            "userinfo.token.claim", "false",
                                            "introspection.token.claim", "false")))));
            JsonNode told = heldAgainstTokens("anna", "nowhere", "openid");
            assertThat(rule(verdict(told, "corsica"))).isEqualTo("token_kinds_off");
            assertThat(told.at("/mappers/0/tokens")).isEmpty();
        }

        @Test
        void aScopeForHoldersOfARoleAndOneThatTokensDoNotName() {
            realm.admin().post("/roles", Map.of("name", "vip"));
            for (String name : List.of("vips", "quiet")) {
                realm.admin()
                        .post(
                                "/client-scopes",
                                Map.of(
                                        "name",
                                        name,
                                        "protocol",
                                        "openid-connect",
                                        "attributes",
                                        Map.of("include.in.token.scope", "false"),
                                        "protocolMappers",
                                        List.of(mapper(name, Map.of("claim.name", "mine")))));
            }
            String vips = realm.admin().get("/client-scopes").findParents("name").stream()
                    .filter(scope -> scope.path("name").asText().equals("vips"))
                    .map(scope -> scope.path("id").asText())
                    .findFirst()
                    .orElseThrow();
            realm.admin()
                    .post(
                            "/client-scopes/" + vips + "/scope-mappings/realm",
                            List.of(realm.admin().get("/roles/vip")));
            client(
                    "vip-app",
                    Map.of("defaultClientScopes", List.of("basic", "vips"), "optionalClientScopes", List.of()));
            JsonNode without = heldAgainstTokens("anna", "vip-app", "openid");
            assertThat(rule(verdict(without, "corsica"))).isEqualTo("scope_not_granted");
            assertThat(verdict(without, "corsica").path("detail").asText()).contains("vip");
            realm.admin().grantRealmRoles(realm.admin().userId("bert"), "vip");
            assertThat(heldAgainstTokens("bert", "vip-app", "openid").at("/tokens/access_token/mine"))
                    .hasSize(1);

            client(
                    "quiet-app",
                    Map.of("defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of("quiet")));
            JsonNode quiet = heldAgainstTokens("anna", "quiet-app", "openid quiet");
            assertThat(quiet.at("/tokens/access_token/mine")).hasSize(2);
            assertThat(quiet.at("/tokens/userinfo")).isEmpty();
        }
    }

    @Nested
    class WithoutAToken {

        private void refused(String user, String clientId, @Nullable String scope, String rule) {
            JsonNode told = explain(user, clientId, scope);
            assertThat(rule(verdict(told, "corsica"))).isEqualTo(rule);
            assertThat(told.path("warnings").path(0))
                    .isEqualTo(verdict(told, "corsica").path("detail"));
            assertThat(told.path("tokens").toString())
                    .isEqualTo("{\"access_token\":{},\"id_token\":{},\"userinfo\":{},\"introspection\":{}}");
        }

        @Test
        void itIsSaidWhatKeepsItFromBeingIssued() {
            client("off", Map.of("enabled", false));
            refused("anna", "off", null, "client_disabled");
            refused("anna", "persona-api", null, "client_bearer_only");
            refused("anna", TestRealm.APP, "openid nonsense", "scope_refused");
            realm.tokens("anna", Map.of("scope", "openid nonsense")).expect(400);
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "sp",
                            "protocol",
                            "saml",
                            "attributes",
                            Map.of("saml.client.signature", "false")));
            refused("anna", "sp", null, "not_openid_connect");
            String id = realm.admin().userId("anna");
            realm.admin().disableUser(id);
            refused("anna", TestRealm.APP, null, "user_disabled");
            realm.admin().updateUser(id, Map.of("enabled", true));
        }
    }

    @Nested
    class OfTheRealm {

        private JsonNode told(TestRealm other) {
            return other.admin().get("/personas/explain?user=anna&client=app");
        }

        private void deleteScope(TestRealm other) {
            other.admin().get("/client-scopes").findParents("name").stream()
                    .filter(scope -> scope.path("name").asText().equals("persona"))
                    .forEach(scope -> other.admin()
                            .delete("/client-scopes/" + scope.path("id").asText()));
        }

        @Test
        void whatIsMissingIsTold(KeycloakServer server) {
            try (TestRealm other = SeededRealm.create(server, List.of(persona("anna", "traveler", "corsica")))) {
                assertThat(told(other).path("warnings")).isEmpty();
                other.admin().attributes(Map.of("persona.schema", "{"));
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("schema_unreadable");
                assertThat(Jwt.claims(other.token("anna")).has("personas")).isFalse();
                other.admin().attributes(Map.of("persona.schema", ""));
                deleteScope(other);
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("no_mapper");
                assertThat(told(other).path("warnings").toString()).contains("has no client scope persona any more");
                other.admin().update(Map.of("attributes", Map.of()));
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("not_set_up");
                other.admin().call("POST", "/personas/setup?clients=app").send().expect(200);
                assertThat(told(other).path("warnings")).isEmpty();
                assertThat(told(other).at("/tokens/access_token/personas")).hasSize(1);
                other.admin().update(Map.of("enabled", false));
                assertThat(rule(told(other).path("personas").path(0))).isEqualTo("realm_disabled");
            }
        }
    }

    @Nested
    class Callers {

        private Reply as(@Nullable String token, String query) {
            var call = realm.http().get("/admin/realms/" + Http.encode(realm.name()) + "/personas/explain" + query);
            return (token == null ? call : call.bearer(token)).send();
        }

        @Test
        void saysWhoAndForWhat() {
            for (String query : List.of("", "?user=anna", "?client=app", "?user=&client=%20")) {
                Reply reply = as(realm.server().admin().token(), query).expect(400);
                assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
                assertThat(reply.json().path("errors").size()).isPositive();
            }
            as(realm.server().admin().token(), "?user=nobody&client=app").expect(404);
            as(realm.server().admin().token(), "?user=anna&client=nothing").expect(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "view-users", "view-clients", "view-realm", "query-users"})
        void mayNotWithoutViewingBoth(String role) {
            String name = "admin-" + role;
            String id = realm.user(name);
            if (!role.isEmpty()) {
                realm.admin().grantClientRoles(id, "realm-management", role);
            }
            String token = realm.token(name);
            as(token, "?user=anna&client=app").expect(403);
            as(token, "?user=nobody&client=app")
                    .expect(role.isEmpty() || role.equals("view-clients") || role.equals("view-realm") ? 403 : 404);
            as(token, "?user=anna").expect(role.isEmpty() ? 403 : 400);
            as(null, "?user=anna&client=app").expect(401);
        }

        @Test
        void mayWhoViewsUsersAndClients() {
            String id = realm.user("helper");
            realm.admin().grantClientRoles(id, "realm-management", "view-users", "view-clients");
            as(realm.token("helper"), "?user=anna&client=app").expect(200);
        }

        @Test
        void mayNotFromAnotherRealm(KeycloakServer server) {
            try (TestRealm elsewhere = TestRealm.create(server)) {
                elsewhere.admin().grantClientRoles(elsewhere.user("boss"), "realm-management", "realm-admin");
                as(elsewhere.token("boss"), "?user=anna&client=app").expect(403);
            }
        }
    }
}
