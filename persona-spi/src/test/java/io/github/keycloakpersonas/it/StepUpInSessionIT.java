package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Personas that need a stronger login, once the user is logged in. */
class StepUpInSessionIT extends StepUpRealm {

    @Nested
    class InTheSession {

        @Test
        void theApiChallengesUntilTheLoginIsStrongEnough() {
            List<String> ids = user("ines", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "traveler@acme"));
            JsonNode weak = tokens(browser, browser.logIn(login, "ines"));
            Reply challenge = select(weak, ids.get(1)).expect(401);
            assertThat(challenge.header("WWW-Authenticate").orElseThrow())
                    .isEqualTo(
                            "Bearer error=\"insufficient_user_authentication\","
                                    + " error_description=\"A stronger login is required for this persona\", acr_values=\"gold\"");
            assertThat(access(refresh(TestRealm.APP, weak))).isEqualTo("traveler silver");
            Reply code = browser.open(TestRealm.APP, Map.of("acr_values", "gold"));
            JsonNode strong = tokens(browser, enterCode(browser, code));
            assertThat(access(strong)).isEqualTo("traveler gold");
            select(strong, ids.get(1)).expect(200);
            assertThat(access(refresh(TestRealm.APP, strong))).isEqualTo("chief gold");
        }

        @Test
        void aClientWithAWeakerLoginDoesNotSeeIt() {
            TravelApi travel = new TravelApi(realm);
            travel.permit(Map.of("titles", List.of("chief"), "selected", true));
            user("jens", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open("second", Map.of("persona", "traveler@acme"));
            JsonNode weak = browser.tokens("second", browser.logIn(login, "jens"))
                    .expect(200)
                    .json();
            Reply code = browser.open(TestRealm.APP, Map.of("persona", "chief@acme"));
            JsonNode strong = tokens(browser, enterCode(browser, code));
            assertThat(access(strong)).isEqualTo("chief gold");
            assertThat(travel.decides(strong.path("access_token").asText())).isTrue();
            JsonNode refreshed = refresh("second", weak);
            assertThat(access(refreshed)).isEqualTo("none silver");
            assertThat(travel.decides(refreshed.path("access_token").asText())).isFalse();
            JsonNode policy = travel.get("/policy/search?name=who");
            travel.put(
                            "/policy/persona/" + policy.path("id").asText(),
                            Map.of("name", "who", "titles", List.of("chief"), "selected", false))
                    .expect(201);
            assertThat(travel.decides(strong.path("access_token").asText())).isTrue();
            assertThat(travel.decides(refreshed.path("access_token").asText()))
                    .as("any active one that the login is strong enough for")
                    .isFalse();
            new PersonaApiClient(realm, refreshed.path("access_token").asText())
                    .get("/v1/session/persona")
                    .expect(404);
            JsonNode again = browser.tokens("second", browser.open("second", Map.of("prompt", "none")))
                    .expect(200)
                    .json();
            assertThat(access(again)).isEqualTo("chief gold");
        }

        @Test
        void tokensWithoutAPageAreTooWeak() {
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "exchanger",
                            "secret",
                            "secret",
                            "directAccessGrantsEnabled",
                            true,
                            "attributes",
                            Map.of("standard.token.exchange.enabled", "true")));
            realm.user("kira");
            List<String> ids =
                    List.of(admin.created("kira", "traveler", "acme"), admin.created("kira", "chief", "acme"));
            Map<String, String> client = Map.of("client_id", "exchanger", "client_secret", "secret");
            JsonNode tokens = realm.tokens("kira", client).expect(200).json();
            select(tokens, ids.get(1)).expect(401);
            select(tokens, ids.get(0)).expect(200);
            Map<String, String> form = new HashMap<>(client);
            form.put("persona", "chief@acme");
            assertThat(realm.tokens("kira", form).expect(400).text()).contains("invalid_grant", "stronger login");
            form.putAll(Map.of(
                    "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                    "subject_token", tokens.path("access_token").asText(),
                    "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
            assertThat(realm.tokenEndpoint(form).expect(400).text()).contains("invalid_grant", "stronger login");
            form.put("persona", "traveler@acme");
            assertThat(access(realm.tokenEndpoint(form).expect(200).json())).startsWith("traveler");
        }

        @Test
        void rolesAreGrantedOnlyWithTheLevel() {
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "roles",
                            "publicClient",
                            true,
                            "redirectUris",
                            List.of("http://localhost/*"),
                            "protocolMappers",
                            List.of(Map.of(
                                    "name", "roles",
                                    "protocol", "openid-connect",
                                    "protocolMapper", "oidc-persona-roles-mapper",
                                    "config", Map.of("persona.roles.of", "active")))));
            user("lars", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open("roles", Map.of("persona", "traveler@acme"));
            JsonNode weak = browser.tokens("roles", browser.logIn(login, "lars"))
                    .expect(200)
                    .json();
            assertThat(roles(weak)).doesNotContain("approver");
            Reply code = browser.open("roles", Map.of("acr_values", "gold"));
            JsonNode strong = browser.tokens("roles", enterCode(browser, code))
                    .expect(200)
                    .json();
            assertThat(roles(strong)).contains("approver");
        }

        private String roles(JsonNode tokens) {
            return Jwt.claims(tokens.path("access_token").asText())
                    .at("/realm_access/roles")
                    .toString();
        }
    }

    /** A session's cookie is a login of level 0 (OpenID Connect Core, section 2), also where flows know no levels. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ByCookie {

        private static final String FIRST = """
                {"titles":[{"name":"traveler"},
                  {"name":"first","self_service":false,"acr":"1","roles":{"realm":["approver"]}}]}""";

        private TestRealm plain;
        private String id;
        private TravelApi travel;
        private String policy;

        @BeforeAll
        void createRealm(KeycloakServer server) {
            plain = TestRealm.create(server);
            AdminPersonas personas = setUp(plain);
            personas.call("PUT", "/schema", request -> request.body("application/json", FIRST))
                    .expect(200);
            for (String client : List.of("one", "two")) {
                plain.admin()
                        .createClient(Map.of(
                                "clientId",
                                client,
                                "publicClient",
                                true,
                                "redirectUris",
                                List.of("http://localhost/*"),
                                "protocolMappers",
                                List.of(RoleTokens.mapper(
                                        "oidc-persona-roles-mapper", Map.of("persona.roles.of", "active")))));
            }
            plain.user("olga");
            id = personas.created("olga", "first", "acme");
            travel = new TravelApi(plain);
            policy = travel.permit(Map.of("titles", List.of("first"), "selected", false));
        }

        @AfterAll
        void removeRealm() {
            plain.close();
        }

        private boolean grants(boolean selected, String logic, String token) {
            travel.put(
                            "/policy/persona/" + policy,
                            Map.of("name", "who", "titles", List.of("first"), "selected", selected, "logic", logic))
                    .expect(201);
            return travel.decides(token);
        }

        private JsonNode login(BrowserLogin browser, String client, Reply back) {
            return browser.tokens(client, back).expect(200).json();
        }

        @Test
        void aTitleOfLevelOneIsOutOfReachForEveryUse() {
            BrowserLogin browser = new BrowserLogin(plain);
            Reply page = browser.open("one", Map.of("persona", "first@acme"));
            JsonNode strong = login(browser, "one", browser.logIn(page, "olga"));
            assertThat(access(strong)).isEqualTo("first 1");
            JsonNode weak = login(browser, "two", browser.open("two", Map.of()));
            assertThat(access(weak)).isEqualTo("none 0");
            for (JsonNode tokens : List.of(strong, weak)) {
                boolean reached = tokens.equals(strong);
                String token = tokens.path("access_token").asText();
                JsonNode claims = Jwt.claims(token);
                assertThat(claims.path("personas"))
                        .as("what the user holds, whatever the login")
                        .hasSize(1);
                assertThat(claims.at("/realm_access/roles").toString().contains("approver"))
                        .isEqualTo(reached);
                PersonaApiClient api = new PersonaApiClient(plain, token);
                api.get("/v1/session/persona").expect(reached ? 200 : 404);
                api.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", id)))
                        .expect(reached ? 200 : 401);
                for (boolean selected : List.of(false, true)) {
                    assertThat(grants(selected, "POSITIVE", token)).isEqualTo(reached);
                    assertThat(grants(selected, "NEGATIVE", token))
                            .as("who holds it is not one who does not")
                            .isFalse();
                }
            }
            assertThat(location(browser.open("two", Map.of("persona", "first@acme"))))
                    .contains(DENIED);
            Reply again = browser.open("two", Map.of("persona", "first@acme", "prompt", "login"));
            JsonNode anew = login(browser, "two", browser.press(again, Map.of("password", "olga")));
            assertThat(access(anew)).isEqualTo("first 1");
        }
    }
}
