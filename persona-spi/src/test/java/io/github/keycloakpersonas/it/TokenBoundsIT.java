package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a token personas may take, and how long it lasts. */
class TokenBoundsIT extends TokensOfAnna {

    private final Clock clock = Clock.systemUTC();

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheBudget {

        /** nginx takes a header of 8 KiB, Apache one of 8190 bytes. */
        private static final int HEADER = 8190;

        private static final String SCHEMA = """
                {"titles":[{"name":"traveler"}],"limits":{"personas_per_user":250},
                 "attributes":[{"name":"consent","type":"boolean","default":false,"in_tokens":true},
                   {"name":"autobook_price","type":"integer","default":500,"in_tokens":true},
                   {"name":"autobook_leadtime","type":"integer","default":7,"in_tokens":true},
                   {"name":"autobook_risklevel","type":"integer","default":3,"in_tokens":true}]}""";

        private TestRealm crowded;

        @BeforeAll
        void createRealm(KeycloakServer server) {
            List<String> personas = new ArrayList<>();
            for (int i = 0; i < 230; i++) {
                for (String owner : i < 25 ? List.of("u25", "u230") : List.of("u230")) {
                    personas.add("{\"username\":\"" + owner + "\",\"title\":\"traveler\",\"circle\":\"company-"
                            + (100 + i) + "\"}");
                }
            }
            crowded = TestRealm.create(
                    server,
                    Map.of(
                            "attributes",
                            Map.of("persona.schema", SCHEMA, "persona.import", "[" + String.join(",", personas) + "]"),
                            "users",
                            List.of(SeededRealm.user("u25"), SeededRealm.user("u230"))));
            for (String user : List.of("u25", "u230")) {
                crowded.admin().grantClientRoles(crowded.admin().userId(user), "persona-api", "manage-own-personas");
            }
        }

        @AfterAll
        void removeRealm() {
            crowded.close();
        }

        private static int bytes(JsonNode json) {
            return json.toString().getBytes(StandardCharsets.UTF_8).length;
        }

        @ParameterizedTest
        @ValueSource(ints = {25, 230})
        void ofManyPersonasFitIntoAHeader(int howMany) {
            String user = "u" + howMany;
            JsonNode tokens = crowded.tokens(user, Map.of()).expect(200).json();
            for (String kind : List.of("access_token", "id_token")) {
                String token = tokens.path(kind).asText();
                assertThat("Authorization: Bearer " + token).hasSizeLessThan(HEADER);
                JsonNode claims = Jwt.claims(token);
                assertThat(claims.path("personas").size()).isBetween(10, 24);
                assertThat(bytes(claims.path("personas"))).isBetween(3500, 4096);
                assertThat(claims.path("personas_truncated").asBoolean()).isTrue();
                assertThat(PersonaApiClient.names(claims.path("personas")))
                        .isSorted()
                        .first()
                        .isEqualTo("traveler@company-100");
            }
            PersonaApiClient api =
                    new PersonaApiClient(crowded, tokens.path("access_token").asText());
            JsonNode userinfo = crowded.http()
                    .get(crowded.path("/protocol/openid-connect/userinfo"))
                    .bearer(api.token())
                    .send()
                    .expect(200)
                    .json();
            assertThat(userinfo.path("personas")).hasSize(howMany);
            assertThat(userinfo.has("personas_truncated")).isFalse();
            String last = api.personaId("traveler", "company-" + (99 + howMany));
            JsonNode asLast = Jwt.claims(crowded.tokens(user, Map.of("persona", last))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText());
            assertThat(asLast.at("/persona/persona_id").asText()).isEqualTo(last);
            assertThat(PersonaApiClient.names(asLast.path("personas")))
                    .isSorted()
                    .last()
                    .isEqualTo("traveler@company-" + (99 + howMany));
            assertThat(bytes(asLast.path("personas")) + bytes(asLast.path("persona")))
                    .isLessThanOrEqualTo(4096);
            explained(user, asLast);
            api.delete("/v1/personas/" + last).expect(204);
        }

        private void explained(String user, JsonNode claims) {
            JsonNode told = new Explanations(crowded).explain(user, TestRealm.APP, null);
            assertThat(told.at("/tokens/access_token/personas_truncated").asBoolean())
                    .isTrue();
            JsonNode last =
                    Explanations.verdict(told, claims.at("/persona/circle").asText());
            assertThat(Explanations.rule(last)).isEqualTo("budget");
            assertThat(last.path("detail").asText())
                    .contains("4096 bytes", "access_token, id_token", "claim personas of userinfo, introspection");
            assertThat(Explanations.rule(Explanations.verdict(told, "company-100")))
                    .isEqualTo("null");
        }

        @Test
        void canBeLifted() {
            crowded.admin()
                    .createClient(Map.of(
                            "clientId",
                            "roomy",
                            "publicClient",
                            true,
                            "directAccessGrantsEnabled",
                            true,
                            "protocolMappers",
                            List.of(mapper("all", Map.of("claim.name", "all.of.them", "persona.budget", "0")))));
            JsonNode claims = claims(crowded.tokens("u25", Map.of("client_id", "roomy")), "access_token");
            assertThat(claims.at("/all/of/them").size()).isGreaterThanOrEqualTo(24);
            assertThat(claims.at("/all/of").has("them_truncated")).isFalse();
        }
    }

    @Nested
    class TheExpiry {

        @Test
        void isAtMostTheEndOfTheFirstPersona() {
            PersonaApiClient ed = PersonaApiClient.ofNewUser(realm, "edward");
            Instant till = clock.instant().plusSeconds(200);
            ed.create("traveler", "short", "valid_till", till.toString()).expect(201);
            ed.created("traveler", "long");
            Reply tokens = realm.tokens("edward", Map.of());
            for (String token : List.of("access_token", "id_token")) {
                assertThat(claims(tokens, token).path("exp").asLong()).isEqualTo(till.getEpochSecond());
            }
            assertThat(tokens.json().path("expires_in").asInt()).isBetween(1, 200);
            Reply code = new BrowserLogin(realm).tokens("edward", "openid");
            assertThat(claims(refresh(code), "access_token").path("exp").asLong())
                    .isEqualTo(till.getEpochSecond());
        }

        @Test
        void isKeycloaksOwnWithoutAPersonaThatEnds() {
            JsonNode claims = claims(realm.tokens("anna", Map.of()), "access_token");
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isBetween(300L, 301L);
        }

        @Test
        void isKeycloaksOwnWhereTheMapperIsToldSo(KeycloakServer server) {
            try (TestRealm other = TestRealm.create(server)) {
                JsonNode scope = other.admin().get("/client-scopes").findParents("name").stream()
                        .filter(s -> s.path("name").asText().equals("persona"))
                        .findFirst()
                        .orElseThrow();
                ObjectNode mapper = (ObjectNode) scope.path("protocolMappers").path(0);
                ((ObjectNode) mapper.path("config")).put("persona.limit.expiry", "false");
                other.admin()
                        .put(
                                "/client-scopes/" + scope.path("id").asText() + "/protocol-mappers/models/"
                                        + mapper.path("id").asText(),
                                mapper);
                PersonaApiClient user = PersonaApiClient.ofNewUser(other, "user");
                user.create(
                                "traveler",
                                "short",
                                "valid_till",
                                clock.instant().plusSeconds(200).toString())
                        .expect(201);
                JsonNode claims = Jwt.claims(other.token("user"));
                assertThat(claims.path("personas")).hasSize(1);
                assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                        .isBetween(300L, 301L);
            }
        }
    }
}
