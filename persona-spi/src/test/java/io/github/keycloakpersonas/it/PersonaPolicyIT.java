package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The policy type "persona" of Authorization Services. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonaPolicyIT {

    private static final String SELECTED = "/v1/session/persona";

    private TestRealm realm;
    private TravelApi travel;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        travel = new TravelApi(realm);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private static void select(PersonaApiClient api, String id) {
        api.call("PUT", SELECTED, request -> request.json(Map.of("persona_id", id)))
                .expect(200);
    }

    @Nested
    class AnyActivePersona {

        @Test
        void countsWhileItIsActive() {
            travel.permit(Map.of("titles", List.of("traveler"), "circles", List.of("corsica", "sardinia")));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            anna.created("office-manager", "corsica");
            anna.created("traveler", "acme");
            assertThat(travel.decides(anna.token())).isFalse();
            String id = anna.created("traveler", "corsica");
            assertThat(travel.decides(anna.token())).as("of the same token").isTrue();
            assertThat(travel.decidesOnTicket(anna.token())).isTrue();
            assertThat(travel.evaluates(anna.sub())).isTrue();
            AdminPersonas admin = AdminPersonas.of(realm);
            admin.patch("/" + id, Map.of("status", "suspended")).expect(200);
            assertThat(travel.decides(anna.token())).isFalse();
            assertThat(travel.decidesOnTicket(anna.token())).isFalse();
            assertThat(travel.evaluates(anna.sub())).isFalse();
            admin.patch("/" + id, Map.of("status", "active")).expect(200);
            assertThat(travel.decides(anna.token())).isTrue();
            admin.patch("/" + id, Map.of("valid_from", "2020-01-01T00:00:00Z", "valid_till", "2021-01-01T00:00:00Z"))
                    .expect(200);
            assertThat(travel.decides(anna.token())).as("expired").isFalse();
        }

        @Test
        void answersAllConditionsItself() {
            travel.permit(Map.of("conditions", List.of("autobook_price >= 1000", "consent = true")));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String rich = anna.created("traveler", "corsica");
            anna.patch(rich, Map.of("autobook_price", 5000)).expect(200);
            anna.create("traveler", "acme", "consent", true).expect(201);
            assertThat(travel.decides(anna.token())).isFalse();
            anna.patch(rich, Map.of("consent", true)).expect(200);
            assertThat(travel.decides(anna.token())).isTrue();
            anna.patch(rich, Map.of("autobook_price", 999)).expect(200);
            assertThat(travel.decides(anna.token())).isFalse();
        }

        @Test
        void mayBeAServiceAccounts() {
            travel.permit(Map.of("titles", List.of("travel-agent")));
            realm.service("agent", "secret");
            for (String client : List.of("agent", TravelApi.CLIENT)) {
                String token = realm.serviceToken(client, "secret");
                assertThat(travel.decides(token)).isFalse();
                new PersonaApiClient(realm, token).created("travel-agent", "best-travels");
                assertThat(travel.decides(token)).isTrue();
            }
        }

        @Test
        void isOneOfAResourcePermissionToo() {
            String id = travel.policy("who", Map.of("titles", List.of("traveler")))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            travel.permission("resource", Map.of("policies", List.of(id)));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            assertThat(travel.decides(anna.token())).isFalse();
            anna.created("traveler", "corsica");
            assertThat(travel.decides(anna.token())).isTrue();
        }
    }

    @Nested
    class TheSelectedPersona {

        @Test
        void isThatOfTheTokensSession() {
            travel.permit(Map.of("titles", List.of("traveler"), "selected", true));
            PersonaApiClient home = PersonaApiClient.ofNewUser(realm, "anna");
            PersonaApiClient work = PersonaApiClient.of(realm, "anna");
            String traveler = home.created("traveler", "corsica");
            String manager = home.created("office-manager", "acme");
            assertThat(travel.decides(home.token())).as("none is selected").isFalse();
            select(home, traveler);
            select(work, manager);
            assertThat(travel.decides(home.token())).isTrue();
            assertThat(travel.decidesOnTicket(home.token())).isTrue();
            assertThat(travel.decides(work.token())).isFalse();
            assertThat(travel.evaluates(home.sub()))
                    .as("an administrator's evaluation has a session of its own")
                    .isFalse();
            home.patch(traveler, Map.of("status", "inactive")).expect(200);
            assertThat(travel.decides(home.token())).isFalse();
            home.patch(traveler, Map.of("status", "active")).expect(200);
            assertThat(travel.decides(home.token())).isTrue();
            select(home, manager);
            assertThat(travel.decides(home.token())).isFalse();
        }

        @Test
        void isThatOfAnOfflineSession() {
            travel.permit(Map.of("titles", List.of("traveler"), "selected", true));
            PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "olaf");
            String traveler = setup.created("traveler", "corsica");
            String token = realm.tokens("olaf", Map.of("scope", "openid offline_access"))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            assertThat(travel.decides(token)).isFalse();
            select(new PersonaApiClient(realm, token), traveler);
            assertThat(travel.decides(token)).isTrue();
        }

        @Test
        void isThatOfTheClientWhereThePolicySaysSo() {
            travel.permit(Map.of("titles", List.of("traveler"), "selected", true));
            realm.admin()
                    .createClient(Map.of(
                            "clientId", "other", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
            PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "pina");
            String traveler = setup.created("traveler", "corsica");
            String manager = setup.created("office-manager", "acme");
            BrowserLogin browser = new BrowserLogin(realm);
            String app = access(browser.tokens("pina", "openid"));
            String other = access(browser.tokens("other", browser.open("other", Map.of())));
            select(new PersonaApiClient(realm, app), traveler);
            assertThat(travel.decides(other)).as("it follows the session").isTrue();
            select(new PersonaApiClient(realm, other), manager);
            assertThat(travel.decides(app)).isFalse();
            JsonNode policy = travel.get("/policy/search?name=who");
            travel.put(
                            "/policy/persona/" + policy.path("id").asText(),
                            Map.of("name", "who", "titles", List.of("traveler"), "selected", true, "pinned", true))
                    .expect(201);
            assertThat(travel.decides(app)).isTrue();
            assertThat(travel.decides(other)).isFalse();
        }

        private static String access(Reply tokens) {
            return tokens.expect(200).json().path("access_token").asText();
        }
    }

    @Nested
    class InDoubt {

        @Test
        void aNegatedPolicyDeniesToo() {
            travel.permit(Map.of("titles", List.of("admin"), "selected", true, "logic", "NEGATIVE"));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            assertThat(travel.decides(anna.token())).as("works as no admin").isTrue();
            realm.service("agent", "secret");
            assertThat(travel.decides(realm.serviceToken("agent", "secret")))
                    .as("has no session to ask")
                    .isFalse();
        }

        @Test
        void aNegatedPolicyDeniesWhereTheSchemaCanNotBeRead(KeycloakServer server) {
            try (TestRealm broken = SeededRealm.withSchema(server, "{")) {
                TravelApi api = new TravelApi(broken);
                assertThat(api.policy("new", Map.of("titles", List.of("admin")))
                                .expect(400)
                                .json()
                                .path("error_description")
                                .asText())
                        .contains("The realm's persona schema can't be read");
                travel.permit(Map.of("titles", List.of("admin"), "selected", true, "logic", "NEGATIVE"));
                api.post("/import", travel.get("/settings")).expect(204);
                PersonaApiClient anna = PersonaApiClient.ofNewUser(broken, "anna");
                assertThat(api.decides(anna.token())).isFalse();
                assertThat(api.evaluates(anna.sub())).isFalse();
            }
        }

        @Test
        void aConditionThatTheSchemaHasOutgrownDenies() {
            String id = travel.permit(Map.of("conditions", List.of("autobook_price < 1000"), "logic", "NEGATIVE"));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            anna.created("traveler", "corsica");
            assertThat(travel.decides(anna.token())).isFalse();
            JsonNode policy = travel.get("/policy/persona/" + id);
            realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
            assertThat(travel.decides(anna.token())).isFalse();
            assertThat(travel.put("/policy/persona/" + id, policy)
                            .expect(400)
                            .json()
                            .path("error_description")
                            .asText())
                    .contains("conditions has autobook_price < 1000, which names the attribute autobook_price");
        }
    }

    @Nested
    class Administration {

        @Test
        void ofItsOwnTypeAndOfAny() {
            assertThat(travel.get("/policy/providers").findValuesAsText("type")).contains("persona");
            String id = travel.policy(
                            "who",
                            Map.of(
                                    "description", "travellers",
                                    "titles", List.of("traveler"),
                                    "conditions", List.of("autobook_price>=1000")))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            ObjectNode typed = (ObjectNode) travel.get("/policy/persona/" + id);
            assertThat(typed.path("titles").toString()).isEqualTo("[\"traveler\"]");
            assertThat(typed.path("conditions").toString()).isEqualTo("[\"autobook_price >= 1000\"]");
            assertThat(typed.path("selected").asBoolean(true)).isFalse();
            assertThat(typed.path("description").asText()).isEqualTo("travellers");
            travel.put("/policy/persona/" + id, typed.put("selected", true)).expect(201);
            ObjectNode generic = (ObjectNode) travel.get("/policy/" + id);
            assertThat(generic.at("/config/selected").asText()).isEqualTo("true");
            assertThat(generic.at("/config/titles").asText()).isEqualTo("[\"traveler\"]");
            assertThat(travel.get("/policy?permission=false").findValuesAsText("name"))
                    .contains("who");
            assertThat(travel.get("/policy?type=persona")).hasSize(1);
            ((ObjectNode) generic.path("config")).put("circles", "[\"corsica\"]");
            travel.put("/policy/" + id, generic).expect(201);
            assertThat(travel.get("/policy/persona/" + id).path("circles").toString())
                    .isEqualTo("[\"corsica\"]");
            travel.call("DELETE", "/policy/" + id).expect(204);
            assertThat(travel.get("/policy?type=persona")).isEmpty();
            Map<String, ?> second =
                    Map.of("name", "second", "type", "persona", "config", Map.of("titles", "[\"admin\"]"));
            travel.post("/policy", second).expect(201);
            assertThat(travel.get("/policy/persona").path(0).path("titles").toString())
                    .isEqualTo("[\"admin\"]");
        }

        @Test
        void survivesExportAndImport() {
            travel.permit(Map.of(
                    "titles", List.of("traveler"),
                    "selected", true,
                    "conditions", List.of("autobook_price >= 1000")));
            JsonNode before = travel.get("/policy/search?name=who");
            JsonNode exported = travel.get("/settings");
            travel.call("DELETE", "/policy/" + before.path("id").asText()).expect(204);
            travel.post("/import", exported).expect(204);
            JsonNode after = travel.get("/policy/search?name=who");
            assertThat(after.path("config")).isEqualTo(before.path("config"));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.created("traveler", "corsica");
            select(anna, id);
            assertThat(travel.decides(anna.token())).isFalse();
            anna.patch(id, Map.of("autobook_price", 1000)).expect(200);
            assertThat(travel.decides(anna.token())).isTrue();
        }

        @Test
        void comesInWithAnExportThatTheSchemaDoesNotFit() {
            travel.permit(Map.of("conditions", List.of("autobook_price >= 1000")));
            JsonNode exported = travel.get("/settings");
            realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
            travel.post("/import", exported).expect(204);
            assertThat(travel.decides(PersonaApiClient.ofNewUser(realm, "anna").token()))
                    .isFalse();
        }
    }
}
