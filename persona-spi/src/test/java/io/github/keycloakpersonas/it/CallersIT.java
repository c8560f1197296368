package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens and roles: who may call the API at all. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallersIT {

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

    private Reply listWith(String token) {
        return new PersonaApiClient(realm, token).get("/v1/personas");
    }

    @Nested
    class WithoutAValidToken {

        private static void isUnauthorized(Reply reply) {
            reply.expect(401);
            assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer error=\"invalid_token\"");
            assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        }

        @Test
        void noPathOfV1Answers() {
            for (String path : List.of(
                    "/v1/personas",
                    "/v1/schema",
                    "/v1/users",
                    "/v1/users/by-persona?title=x",
                    "/v1/users/x/personas")) {
                isUnauthorized(anonymous("GET", path).send());
            }
            for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
                isUnauthorized(anonymous(method, "/v1/personas/x").send());
            }
            isUnauthorized(anonymous("POST", "/v1/personas").json(Map.of()).send());
        }

        @Test
        void anotherSchemeOrGarbageIsRefused() {
            isUnauthorized(
                    anonymous("GET", "/v1/personas").basic("anna", "anna").send());
            isUnauthorized(listWith("garbage"));
            isUnauthorized(listWith(anna.token().substring(0, anna.token().length() - 4) + "AAAA"));
        }

        @Test
        void aTokenOfAnotherRealmIsRefused(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                other.user("anna");
                isUnauthorized(listWith(other.token("anna")));
            }
        }

        @Test
        void aTokenEndsWithItsSessionItsUserAndItsTime() {
            PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
            bert.get("/v1/personas").expect(200);
            realm.admin().post("/users/" + bert.sub() + "/logout", Map.of());
            isUnauthorized(listWith(bert.token()));

            PersonaApiClient again = PersonaApiClient.of(realm, "bert");
            realm.admin().disableUser(again.sub());
            isUnauthorized(listWith(again.token()));
        }

        @Test
        void anIdTokenIsRefused() {
            String idToken = realm.tokens("anna", Map.of())
                    .expect(200)
                    .json()
                    .path("id_token")
                    .asText();
            isUnauthorized(listWith(idToken));
        }
    }

    @Nested
    class WithoutTheRole {

        @Test
        void selfServiceIsForbidden() {
            realm.admin()
                    .createClient(Map.of(
                            "clientId", "bare-app",
                            "publicClient", true,
                            "directAccessGrantsEnabled", true,
                            "fullScopeAllowed", false));
            PersonaApiClient bare = new PersonaApiClient(
                    realm,
                    realm.tokens("anna", Map.of("client_id", "bare-app"))
                            .expect(200)
                            .json()
                            .path("access_token")
                            .asText());
            assertThat(bare.get("/v1/personas")
                            .expect(403)
                            .json()
                            .path("detail")
                            .asText())
                    .contains("view-own-personas");
            bare.create("traveler", "corsica").expect(403);
            bare.get("/v1/schema").expect(403);
            bare.get("/v1/users/by-persona?title=traveler").expect(403);
            bare.get("/v1/users").expect(403);
            bare.get("/v1/users/" + anna.sub() + "/personas").expect(403);
        }

        @Test
        void readersCanNotWrite() {
            String client = realm.admin().client("persona-api");
            realm.admin()
                    .createClient(Map.of(
                            "clientId", "reader-app",
                            "publicClient", true,
                            "directAccessGrantsEnabled", true,
                            "fullScopeAllowed", false));
            JsonNode role = realm.admin().get("/clients/" + client + "/roles/view-own-personas");
            realm.admin()
                    .post(
                            "/clients/" + realm.admin().client("reader-app") + "/scope-mappings/clients/" + client,
                            List.of(role));
            String token = realm.tokens("anna", Map.of("client_id", "reader-app"))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            PersonaApiClient reader = new PersonaApiClient(realm, token);
            reader.get("/v1/personas").expect(200);
            reader.create("traveler", "corsica").expect(403);
            reader.delete("/v1/personas/" + anna.personaId("traveler", "x")).expect(403);
        }

        @Test
        void rolesWithoutTheAudienceAreRefused() {
            // A mapper of the administrator's puts the role into the token, but not the audience.
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "foreign-app",
                            "publicClient",
                            true,
                            "directAccessGrantsEnabled",
                            true,
                            "protocolMappers",
                            List.of(Map.of(
                                    "name", "forged",
                                    "protocol", "openid-connect",
                                    "protocolMapper", "oidc-usermodel-client-role-mapper",
                                    "config",
                                            Map.of(
                                                    "usermodel.clientRoleMapping.clientId", "persona-api",
                                                    "claim.name", "resource_access.persona-api.roles",
                                                    "jsonType.label", "String",
                                                    "multivalued", "true",
                                                    "access.token.claim", "true")))));
            String roles = realm.admin().get("/client-scopes").findParents("name").stream()
                    .filter(scope -> scope.path("name").asText().equals("roles"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            realm.admin().delete("/clients/" + realm.admin().client("foreign-app") + "/default-client-scopes/" + roles);
            Reply reply =
                    realm.tokens("anna", Map.of("client_id", "foreign-app")).expect(200);
            String token = reply.json().path("access_token").asText();
            assertThat(Jwt.claims(token)
                            .at("/resource_access/persona-api/roles")
                            .toString())
                    .contains("manage-own-personas");
            listWith(token).expect(401);
        }
    }

    /** Standard token exchange (RFC 8693): what it leaves out of a token stays out. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OfAnExchange {

        private static final Map<String, String> LIGHTWEIGHT = Map.of(
                "standard.token.exchange.enabled", "true", "client.use.lightweight.access.token.enabled", "true");

        private String target;

        @BeforeAll
        void createTarget() {
            target = realm.admin().createClient(Map.of("clientId", "target", "secret", "secret"));
            realm.admin().post("/clients/" + target + "/roles", Map.of("name", "visit"));
            realm.admin().grantClientRoles(realm.admin().userId("anna"), "target", "visit");
        }

        private void exchanger(String clientId, Map<String, ?> members) {
            Map<String, Object> client = new HashMap<>(Map.of(
                    "clientId",
                    clientId,
                    "secret",
                    "secret",
                    "directAccessGrantsEnabled",
                    true,
                    "attributes",
                    Map.of("standard.token.exchange.enabled", "true")));
            client.putAll(members);
            realm.admin().createClient(client);
        }

        private PersonaApiClient exchanged(String clientId, Map<String, String> more) {
            Map<String, String> client = Map.of("client_id", clientId, "client_secret", "secret");
            String subject = realm.tokens("anna", client)
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            Map<String, String> form = new HashMap<>(client);
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
            form.put("subject_token", subject);
            form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
            form.putAll(more);
            return new PersonaApiClient(
                    realm,
                    realm.tokenEndpoint(form)
                            .expect(200)
                            .json()
                            .path("access_token")
                            .asText());
        }

        private Map<String, Object> audience(String clientId) {
            return Map.of(
                    "name", "audience",
                    "protocol", "openid-connect",
                    "protocolMapper", "oidc-audience-mapper",
                    "config",
                            Map.of(
                                    "included.client.audience", clientId,
                                    "access.token.claim", "true",
                                    "lightweight.claim", "true"));
        }

        @Test
        void aTokenForAnotherAudienceIsRefused() {
            exchanger("exchanger", Map.of());
            PersonaApiClient foreign = exchanged("exchanger", Map.of("audience", "target"));
            assertThat(Jwt.claims(foreign.token()).path("aud").asText()).isEqualTo("target");
            foreign.get("/v1/personas").expect(403);
            foreign.create("traveler", "exchanged").expect(403);
            PersonaApiClient own = exchanged("exchanger", Map.of("audience", "persona-api"));
            own.delete("/v1/personas/" + own.created("traveler", "exchanged")).expect(204);
            exchanged("exchanger", Map.of()).get("/v1/personas").expect(200);
        }

        @Test
        void aNarrowerScopeStaysNarrow() {
            String api = realm.admin().client("persona-api");
            String scope = realm.admin()
                    .post("/client-scopes", Map.of("name", "self-service", "protocol", "openid-connect"))
                    .createdId();
            realm.admin()
                    .post(
                            "/client-scopes/" + scope + "/scope-mappings/clients/" + api,
                            List.of(realm.admin().get("/clients/" + api + "/roles/manage-own-personas")));
            exchanger("narrow", Map.of("fullScopeAllowed", false));
            realm.admin()
                    .put("/clients/" + realm.admin().client("narrow") + "/optional-client-scopes/" + scope, Map.of());
            exchanged("narrow", Map.of()).get("/v1/personas").expect(403);
            exchanged("narrow", Map.of("scope", "self-service"))
                    .get("/v1/personas")
                    .expect(200);
        }

        @Test
        void aLightweightTokenMustNameItsAudience() {
            exchanger("light", Map.of("attributes", LIGHTWEIGHT));
            PersonaApiClient silent = exchanged("light", Map.of());
            assertThat(Jwt.claims(silent.token()).has("aud")).isFalse();
            silent.get("/v1/personas").expect(403);
            for (String audience : List.of("target", "persona-api")) {
                String clientId = "light-" + audience;
                exchanger(clientId, Map.of("attributes", LIGHTWEIGHT, "protocolMappers", List.of(audience(audience))));
                PersonaApiClient exchanged = exchanged(clientId, Map.of("audience", audience));
                assertThat(Jwt.claims(exchanged.token()).path("aud").asText()).isEqualTo(audience);
                exchanged.get("/v1/personas").expect(audience.equals("target") ? 403 : 200);
                new PersonaApiClient(
                                realm,
                                realm.tokens("anna", Map.of("client_id", clientId, "client_secret", "secret"))
                                        .expect(200)
                                        .json()
                                        .path("access_token")
                                        .asText())
                        .get("/v1/personas")
                        .expect(audience.equals("target") ? 403 : 200);
            }
        }

        @Test
        void whatOnlyIntrospectionSaysIsNotInTheToken() {
            exchanger(
                    "introspected",
                    Map.of(
                            "defaultClientScopes",
                            List.of("basic"),
                            "attributes",
                            Map.of("allow.token.introspection.without.audience.check", "true"),
                            "protocolMappers",
                            List.of(
                                    Map.of(
                                            "name", "roles",
                                            "protocol", "openid-connect",
                                            "protocolMapper", "oidc-usermodel-client-role-mapper",
                                            "config",
                                                    Map.of(
                                                            "claim.name", "resource_access.${client_id}.roles",
                                                            "jsonType.label", "String",
                                                            "multivalued", "true",
                                                            "introspection.token.claim", "true")),
                                    Map.of(
                                            "name", "audience",
                                            "protocol", "openid-connect",
                                            "protocolMapper", "oidc-audience-resolve-mapper",
                                            "config", Map.of("introspection.token.claim", "true")))));
            String token = realm.tokens("anna", Map.of("client_id", "introspected", "client_secret", "secret"))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            assertThat(realm.introspect("introspected", "secret", token)
                            .expect(200)
                            .json()
                            .at("/resource_access/persona-api/roles")
                            .toString())
                    .contains("manage-own-personas");
            listWith(token).expect(403);
        }
    }
}
