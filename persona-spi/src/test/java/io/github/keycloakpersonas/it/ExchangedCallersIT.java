package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Jwt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which tokens of a token exchange the persona API takes. */
class ExchangedCallersIT extends Callers {

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
