package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Decisions of policies about personas. */
class PersonaPolicyIT extends PersonaPolicies {

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
}
