package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may call the persona API: which tokens and which roles it takes. */
class CallersIT extends Callers {

    private HttpCall anonymous(String method, String path) {
        return realm.http().request(method, realm.path("/persona" + path));
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
}
