package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Personas in tokens of each grant, in userinfo and in introspection. */
class TokensIT extends TokensOfAnna {

    private static final List<String> BOTH = List.of("office-manager@acme-corp", "traveler@corsica");

    private JsonNode introspect(String clientId, String token) {
        return realm.introspect(clientId, "secret", token).expect(200).json();
    }

    @Nested
    class EachGrant {

        @Test
        void passwordPutsActivePersonasIntoAccessAndIdToken() {
            Reply tokens = realm.tokens("anna", Map.of());
            for (String token : List.of("access_token", "id_token")) {
                JsonNode personas = claims(tokens, token).path("personas");
                assertThat(PersonaApiClient.names(personas)).isEqualTo(BOTH);
                JsonNode traveler = personas.path(1);
                assertThat(traveler.path("persona_id").asText()).isEqualTo(anna.personaId("traveler", "corsica"));
                assertThat(traveler.path("autobook_price").asInt()).isEqualTo(5000);
                assertThat(traveler.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "persona_id",
                                "title",
                                "circle",
                                "valid_till",
                                "consent",
                                "autobook_price",
                                "autobook_leadtime",
                                "autobook_risklevel");
            }
        }

        @Test
        void codeAndRefreshAndOfflineCarryTheStateOfTheirTime() {
            PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
            String id = bert.created("traveler", "corsica");
            Reply online = new BrowserLogin(realm).tokens("bert", "openid");
            Reply offline = new BrowserLogin(realm).tokens("bert", "openid offline_access");
            assertThat(personas(online)).containsExactly("traveler@corsica");
            assertThat(personas(offline)).containsExactly("traveler@corsica");
            bert.patch(id, Map.of("status", "inactive")).expect(200);
            assertThat(personas(refresh(online))).isEmpty();
            assertThat(personas(refresh(offline))).isEmpty();
            bert.patch(id, Map.of("status", "active")).expect(200);
            Reply again = refresh(online);
            assertThat(personas(again)).containsExactly("traveler@corsica");
            assertThat(PersonaApiClient.names(claims(again, "id_token").path("personas")))
                    .containsExactly("traveler@corsica");
        }

        @Test
        void clientCredentialsHaveAnEmptyArray() {
            realm.service("robot", "secret");
            JsonNode claims = Jwt.claims(realm.serviceToken("robot", "secret"));
            assertThat(claims.path("personas").isArray()).isTrue();
            assertThat(claims.path("personas")).isEmpty();
        }

        @Test
        void tokenExchangeKeepsThem() {
            client("exchanger", Map.of("attributes", Map.of("standard.token.exchange.enabled", "true")));
            String subject = tokensOf("exchanger")
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            Reply exchanged = realm.tokenEndpoint(Map.of(
                    "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                    "client_id", "exchanger",
                    "client_secret", "secret",
                    "subject_token", subject,
                    "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
            assertThat(personas(exchanged)).isEqualTo(BOTH);
        }

        @Test
        void userinfoAnswersWithTheStateOfTheCall() {
            PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
            assertThat(userinfo(cleo).path("personas").isArray()).isTrue();
            assertThat(userinfo(cleo).path("personas")).isEmpty();
            cleo.created("traveler", "corsica");
            assertThat(PersonaApiClient.names(userinfo(cleo).path("personas"))).containsExactly("traveler@corsica");
        }

        private JsonNode userinfo(PersonaApiClient user) {
            return realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(user.token())
                    .send()
                    .expect(200)
                    .json();
        }

        @Test
        void introspectionAnswersWithTheStateOfTheCall() {
            client(
                    "inspector",
                    Map.of("attributes", Map.of("allow.token.introspection.without.audience.check", "true")));
            PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
            String id = dora.created("traveler", "corsica");
            String token = realm.token("dora");
            dora.patch(id, Map.of("circle", "rome")).expect(200);
            JsonNode introspected = introspect("inspector", token);
            assertThat(introspected.path("active").asBoolean()).isTrue();
            assertThat(PersonaApiClient.names(introspected.path("personas"))).containsExactly("traveler@rome");
        }

        @Test
        void theConsolesExampleShowsThem() {
            String app = realm.admin().client(TestRealm.APP);
            JsonNode example = realm.admin()
                    .get("/clients/" + app + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                            + anna.sub());
            assertThat(PersonaApiClient.names(example.path("personas"))).isEqualTo(BOTH);
        }
    }

    @Nested
    class LightweightTokens {

        @Test
        void leaveThemToIntrospectionAndStillOpenTheApi() {
            client(
                    "light",
                    Map.of(
                            "attributes",
                            Map.of(
                                    "client.use.lightweight.access.token.enabled", "true",
                                    "allow.token.introspection.without.audience.check", "true")));
            String token =
                    tokensOf("light").expect(200).json().path("access_token").asText();
            assertThat(Jwt.claims(token).has("personas")).isFalse();
            assertThat(Jwt.claims(token).has("resource_access")).isFalse();
            assertThat(PersonaApiClient.names(introspect("light", token).path("personas")))
                    .isEqualTo(BOTH);
            assertThat(new PersonaApiClient(realm, token).listed("/v1/personas?status=active"))
                    .containsExactlyInAnyOrderElementsOf(BOTH);
        }

        @Test
        void carryThemWhereTheMapperSaysSo() {
            client(
                    "light-with",
                    Map.of(
                            "attributes",
                            Map.of("client.use.lightweight.access.token.enabled", "true"),
                            "protocolMappers",
                            List.of(mapper("light", Map.of("claim.name", "mine", "lightweight.claim", "true")))));
            assertThat(PersonaApiClient.names(
                            claims(tokensOf("light-with"), "access_token").path("mine")))
                    .isEqualTo(BOTH);
        }
    }
}
