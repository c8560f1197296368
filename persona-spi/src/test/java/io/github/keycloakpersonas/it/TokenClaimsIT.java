package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.LogoutToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.UserInfo;

/** The names and formats of the claims that a mapper writes. */
class TokenClaimsIT extends TokensOfAnna {

    @Nested
    class TheMappersSettings {

        @Test
        void chooseNameFormatFilterAndToken() {
            client(
                    "configured",
                    Map.of(
                            "protocolMappers",
                            List.of(
                                    mapper(
                                            "strings",
                                            Map.of("claim.name", "acting.as", "persona.format", "title@circle")),
                                    mapper("titles", Map.of("claim.name", "titles", "persona.format", "title")),
                                    mapper(
                                            "travel",
                                            Map.of("claim.name", "travel", "persona.titles", "traveler##travel-agent")),
                                    mapper("acme", Map.of("claim.name", "acme", "persona.circles", "acme-corp")),
                                    mapper(
                                            "idonly",
                                            Map.of(
                                                    "claim.name", "idonly",
                                                    "access.token.claim", "false",
                                                    "id.token.claim", "true")))));
            Reply tokens = tokensOf("configured");
            JsonNode access = claims(tokens, "access_token");
            assertThat(access.at("/acting/as").toString())
                    .isEqualTo("[\"office-manager@acme-corp\",\"traveler@corsica\"]");
            assertThat(access.path("titles").toString()).isEqualTo("[\"office-manager\",\"traveler\"]");
            assertThat(PersonaApiClient.names(access.path("travel"))).containsExactly("traveler@corsica");
            assertThat(PersonaApiClient.names(access.path("acme"))).containsExactly("office-manager@acme-corp");
            assertThat(access.has("idonly")).isFalse();
            assertThat(claims(tokens, "id_token").path("idonly")).hasSize(2);
        }

        @Test
        void areRefusedWhereTheyWouldForgeTheToken() {
            String app = realm.admin().client(TestRealm.APP);
            for (Map<String, String> config : List.of(
                    Map.of("claim.name", "sub"),
                    Map.of("claim.name", "realm_access.roles"),
                    Map.of("claim.name", "fine", "persona.format", "xml"))) {
                realm.admin()
                        .call("POST", "/clients/" + app + "/protocol-mappers/models")
                        .json(mapper("forged", config))
                        .send()
                        .expect(400);
            }
        }
    }

    /** Names of claims that Keycloak's own token classes read. */
    @Nested
    class Claims {

        private static final Map<String, Object> TEXT = Map.of(
                "name", "text",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-hardcoded-claim-mapper",
                "config",
                        Map.of(
                                "claim.name", "text",
                                "claim.value", "t",
                                "jsonType.label", "String",
                                "access.token.claim", "true",
                                "id.token.claim", "true",
                                "userinfo.token.claim", "true"));

        /** What the classes of the Keycloak that this is compiled with read into fields. */
        private static Set<String> reserved() {
            DeserializationConfig reading = new ObjectMapper().getDeserializationConfig();
            Set<String> names = new TreeSet<>(Set.of("organization", "username", "active", "act", "address"));
            for (Class<?> type : List.of(AccessToken.class, RefreshToken.class, LogoutToken.class, UserInfo.class)) {
                reading.introspect(reading.constructType(type))
                        .findProperties()
                        .forEach(property -> names.add(property.getName()));
            }
            assertThat(names).contains("profile", "address", "realm_access", "cnf", "email_verified", "sub");
            return names;
        }

        private static Map<String, Object> everywhere(String name, Map<String, String> config) {
            Map<String, String> all = new HashMap<>(config);
            all.put("id.token.claim", "true");
            all.put("userinfo.token.claim", "true");
            return mapper(name, all);
        }

        private int save(Map<String, String> config) {
            return realm.admin()
                    .call("POST", "/clients/" + realm.admin().client(TestRealm.APP) + "/protocol-mappers/models")
                    .json(mapper("reserved", config))
                    .send()
                    .status();
        }

        @Test
        @SinceKeycloak(value = "26.7", reason = "older classes have fewer fields")
        void ofReservedNamesAreRefused() {
            for (String name : reserved()) {
                assertThat(save(Map.of("claim.name", name))).as(name).isEqualTo(400);
                assertThat(save(Map.of("claim.name", name + ".personas")))
                        .as("inside " + name)
                        .isEqualTo(400);
                assertThat(save(Map.of("claim.name", "fine", "persona.selected.claim", name)))
                        .as("the selected one as " + name)
                        .isEqualTo(400);
            }
            for (Map<String, String> config : List.of(
                    Map.of("claim.name", "a", "persona.selected.claim", "a.b"),
                    Map.of("claim.name", "a", "persona.selected.claim", "a_truncated"),
                    Map.of("claim.name", "fine", "persona.budget", "-1"),
                    Map.of("claim.name", "fine", "persona.budget", "many"))) {
                assertThat(save(config)).as(config.toString()).isEqualTo(400);
            }
        }

        @Test
        void ofAnyReservedNameBreakNoToken() {
            List<Map<String, Object>> mappers = new ArrayList<>(List.of(TEXT));
            reserved().forEach(name -> {
                mappers.add(everywhere(name, Map.of("claim.name", name, "persona.selected.claim", name + ".persona")));
                mappers.add(everywhere(name + " inside", Map.of("claim.name", name + ".personas")));
            });
            List.of("text.personas", "personas.mine", "persona.mine")
                    .forEach(name -> mappers.add(everywhere(name, Map.of("claim.name", name))));
            // As an import does, this way of making mappers asks none of them about its settings.
            client("broken", Map.of("protocolMappers", mappers));
            JsonNode tokens = realm.tokens(
                            "anna",
                            Map.of("client_id", "broken", "client_secret", "secret", "persona", "traveler@corsica"))
                    .expect(200)
                    .json();
            String token = tokens.path("access_token").asText();
            assertThat(Jwt.claims(token).path("text").asText()).isEqualTo("t");
            JsonNode personas = Jwt.claims(token).path("personas");
            assertThat(personas.isArray() || personas.has("mine"))
                    .as("whichever mapper comes first")
                    .isTrue();
            JsonNode userinfo = realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(token)
                    .send()
                    .expect(200)
                    .json();
            assertThat(userinfo.path("email").asText()).isEqualTo("anna@example.org");
            assertThat(new PersonaApiClient(realm, token).listed("/v1/personas?status=active"))
                    .hasSize(2);
            realm.http()
                    .get(realm.path("/account/"))
                    .bearer(token)
                    .header("Accept", "application/json")
                    .send()
                    .expect(200);
            toldOnce("broken");
            realm.http()
                    .post(realm.path("/protocol/openid-connect/logout"))
                    .form(Map.of(
                            "client_id",
                            "broken",
                            "client_secret",
                            "secret",
                            "refresh_token",
                            tokens.path("refresh_token").asText(),
                            "id_token_hint",
                            tokens.path("id_token").asText()))
                    .send()
                    .expect(204);
            new PersonaApiClient(realm, token).get("/v1/personas").expect(401);
            assertThat(new Explanations(realm)
                            .explain("anna", "broken", null)
                            .path("warnings")
                            .toString())
                    .contains(
                            "The claim name profile is reserved",
                            "writes the claim personas.mine, which is inside of the claim personas",
                            "writes the claim text,");
        }

        private void toldOnce(String clientId) {
            tokensOf(clientId).expect(200);
            String log = realm.server().log();
            for (JsonNode mapper : realm.admin()
                    .get("/clients/" + realm.admin().client(clientId))
                    .path("protocolMappers")) {
                String name = mapper.path("name").asText();
                if (!name.endsWith(".mine")) {
                    assertThat(log.split(mapper.path("id").asText(), -1))
                            .as(name)
                            .hasSize(name.equals("text") ? 1 : 2);
                }
            }
        }

        @Test
        void mayHaveClaimsOfKeycloaksMappersInside() {
            Map<String, Object> inside = new HashMap<>(TEXT);
            inside.put(
                    "config",
                    Map.of(
                            "claim.name", "personas.text",
                            "claim.value", "t",
                            "jsonType.label", "String",
                            "access.token.claim", "true"));
            client("inside", Map.of("protocolMappers", List.of(inside)));
            JsonNode claims = claims(tokensOf("inside"), "access_token");
            assertThat(claims.path("personas").toString()).isEqualTo("{\"text\":\"t\"}");
        }
    }
}
