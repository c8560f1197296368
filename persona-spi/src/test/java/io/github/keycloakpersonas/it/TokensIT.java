package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.LogoutToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.UserInfo;

/** Personas in tokens of each grant, in userinfo and in introspection. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {

    private static final List<String> BOTH = List.of("office-manager@acme-corp", "traveler@corsica");

    private final Clock clock = Clock.systemUTC();
    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.create("traveler", "corsica", "autobook_price", 5000).expect(201);
        anna.created("office-manager", "acme-corp");
        anna.create("travel-agent", "off", "status", "inactive").expect(201);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static JsonNode claims(Reply tokens, String token) {
        return Jwt.claims(tokens.expect(200).json().path(token).asText());
    }

    private static List<String> personas(Reply tokens) {
        return PersonaApiClient.names(claims(tokens, "access_token").path("personas"));
    }

    private Reply refresh(Reply tokens) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                TestRealm.APP,
                "refresh_token",
                tokens.json().path("refresh_token").asText()));
    }

    private void client(String clientId, Map<String, ?> members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId", clientId, "secret", "secret", "publicClient", false, "directAccessGrantsEnabled", true));
        client.putAll(members);
        realm.admin().createClient(client);
    }

    private Reply tokensOf(String clientId) {
        return realm.tokens("anna", Map.of("client_id", clientId, "client_secret", "secret"));
    }

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

    private static Map<String, Object> mapper(String name, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(Map.of("access.token.claim", "true", "id.token.claim", "false"));
        all.putAll(config);
        return Map.of(
                "name", name, "protocol", "openid-connect", "protocolMapper", "oidc-persona-mapper", "config", all);
    }

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
                            List.of(owner("u25"), owner("u230"))));
            for (String user : List.of("u25", "u230")) {
                crowded.admin().grantClientRoles(crowded.admin().userId(user), "persona-api", "manage-own-personas");
            }
        }

        @AfterAll
        void removeRealm() {
            crowded.close();
        }

        private static Map<String, Object> owner(String name) {
            return Map.of(
                    "username",
                    name,
                    "enabled",
                    true,
                    "email",
                    name + "@example.org",
                    "emailVerified",
                    true,
                    "firstName",
                    name,
                    "lastName",
                    "Example",
                    "credentials",
                    List.of(Map.of("type", "password", "value", name)));
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
            Instant till = clock.instant().plusSeconds(40);
            ed.create("traveler", "short", "valid_till", till.toString()).expect(201);
            ed.created("traveler", "long");
            Reply tokens = realm.tokens("edward", Map.of());
            for (String token : List.of("access_token", "id_token")) {
                assertThat(claims(tokens, token).path("exp").asLong()).isEqualTo(till.getEpochSecond());
            }
            assertThat(tokens.json().path("expires_in").asInt()).isBetween(1, 40);
            Reply code = new BrowserLogin(realm).tokens("edward", "openid");
            assertThat(claims(refresh(code), "access_token").path("exp").asLong())
                    .isEqualTo(till.getEpochSecond());
        }

        @Test
        void isKeycloaksOwnWithoutAPersonaThatEnds() {
            JsonNode claims = claims(realm.tokens("anna", Map.of()), "access_token");
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(300);
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
                                clock.instant().plusSeconds(40).toString())
                        .expect(201);
                JsonNode claims = Jwt.claims(other.token("user"));
                assertThat(claims.path("personas")).hasSize(1);
                assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                        .isEqualTo(300);
            }
        }
    }
}
