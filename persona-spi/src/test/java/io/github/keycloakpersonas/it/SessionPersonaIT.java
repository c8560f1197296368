package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The persona that a user works as in one login session. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionPersonaIT {

    private static final String PATH = "/v1/session/persona";

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Login login(String user, String... scopes) {
        return new Login(realm.tokens(user, Map.of("scope", "openid " + String.join(" ", scopes)))
                .expect(200)
                .json());
    }

    /** One browser of a user's. */
    private final class Login {

        private JsonNode tokens;

        Login(JsonNode tokens) {
            this.tokens = tokens;
        }

        String access() {
            return tokens.path("access_token").asText();
        }

        PersonaApiClient api() {
            return new PersonaApiClient(realm, access());
        }

        Reply select(String id) {
            return api().call("PUT", PATH, request -> request.json(Map.of("persona_id", id)));
        }

        /** A refresh. @return the title in the claim {@code persona} of access and ID token, empty without one */
        String refreshed() {
            tokens = realm.tokenEndpoint(Map.of(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            TestRealm.APP,
                            "refresh_token",
                            tokens.path("refresh_token").asText()))
                    .expect(200)
                    .json();
            String title = Jwt.claims(access()).path("persona").path("title").asText();
            assertThat(Jwt.claims(tokens.path("id_token").asText())
                            .path("persona")
                            .path("title")
                            .asText())
                    .isEqualTo(title);
            return title;
        }

        JsonNode userinfo() {
            return realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(access())
                    .send()
                    .expect(200)
                    .json();
        }
    }

    @Test
    void isInTheNextTokenOfThatSessionOnly() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "anna");
        String traveler = setup.created("traveler", "corsica");
        setup.created("office-manager", "acme");
        Login home = login("anna");
        Login work = login("anna");
        home.api().get(PATH).expect(404);
        assertThat(home.select(traveler).expect(200).json().path("id").asText()).isEqualTo(traveler);
        assertThat(work.select(setup.personaId("office-manager", "acme"))
                        .expect(200)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("office-manager");
        assertThat(Jwt.claims(home.access()).has("persona"))
                .as("the token was there before")
                .isFalse();
        for (int i = 0; i < 2; i++) {
            assertThat(home.refreshed()).isEqualTo("traveler");
            assertThat(work.refreshed()).isEqualTo("office-manager");
        }
        assertThat(home.api().get(PATH).expect(200).json().path("circle").asText())
                .isEqualTo("corsica");
        JsonNode claim = Jwt.claims(home.access()).path("persona");
        assertThat(claim).isEqualTo(Jwt.claims(home.access()).path("personas").path(1));
        assertThat(home.userinfo().path("persona")).isEqualTo(claim);
        home.api().delete(PATH).expect(204);
        home.api().delete(PATH).expect(204);
        assertThat(home.refreshed()).isEmpty();
        assertThat(work.refreshed()).isEqualTo("office-manager");
    }

    @Test
    void isGoneOnceThePersonaIsNotActive() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "bert");
        String traveler = setup.created("traveler", "corsica");
        Login login = login("bert");
        login.select(traveler).expect(200);
        assertThat(login.refreshed()).isEqualTo("traveler");
        AdminPersonas.of(realm)
                .patch("/" + traveler, Map.of("status", "suspended"))
                .expect(200);
        assertThat(login.userinfo().has("persona")).isFalse();
        assertThat(login.refreshed()).isEmpty();
        login.api().get(PATH).expect(404);
        login.select(traveler).expect(409);
        AdminPersonas.of(realm).delete("/" + traveler).expect(204);
        assertThat(login.refreshed()).isEmpty();
        login.select(traveler).expect(404);
    }

    @Test
    void followsThePersonaToAnotherCircle() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "cleo");
        String traveler = setup.created("traveler", "corsica");
        Login login = login("cleo");
        login.select(traveler).expect(200);
        setup.patch(traveler, Map.of("circle", "sardinia")).expect(200);
        login.refreshed();
        assertThat(Jwt.claims(login.access()).path("persona").path("circle").asText())
                .isEqualTo("sardinia");
    }

    @Test
    void refusesWhatCanNotBeSelected() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "dina");
        String hers = anna.created("traveler", "corsica");
        realm.user("emil");
        Login login = login("emil");
        login.select(hers).expect(403);
        login.select(anna.personaId("traveler", "corsica")).expect(403);
        login.select(anna.personaId("traveler", "nowhere")).expect(403);
        login.select("6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d").expect(404);
        PersonaApiClient api = login.api();
        api.call("PUT", PATH, request -> request.json(Map.of())).expect(400);
        api.call("PUT", PATH, request -> request.json(Map.of("persona_id", 5))).expect(400);
        api.call("PUT", PATH, request -> request.json(Map.of("persona_id", hers, "x", 1)))
                .expect(400);
        api.call("PUT", PATH, request -> request.body("application/json", "[]")).expect(400);
        api.call("PUT", PATH, request -> request.body("text/plain", hers)).expect(415);
        realm.http().get(realm.path("/persona" + PATH)).send().expect(401);
    }

    @Test
    void aServiceAccountHasNoSession() {
        realm.service("agent", "secret");
        PersonaApiClient agent = new PersonaApiClient(realm, realm.serviceToken("agent", "secret"));
        String id = agent.created("traveler", "corsica");
        agent.get(PATH).expect(404);
        agent.call("PUT", PATH, request -> request.json(Map.of("persona_id", id)))
                .expect(409);
    }

    @Test
    void isKeptByAClientThatPinsItWhileAnotherClientOfTheSessionSwitches() {
        pinningClient("pinning");
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "pina");
        String traveler = setup.created("traveler", "corsica");
        String manager = setup.created("office-manager", "acme");
        BrowserLogin browser = new BrowserLogin(realm);
        JsonNode app = browser.tokens("pina", "openid").expect(200).json();
        JsonNode pinning = browser.tokens("pinning", browser.open("pinning", Map.of()))
                .expect(200)
                .json();
        assertThat(claims(app).path("sid")).isEqualTo(claims(pinning).path("sid"));

        select(app, traveler);
        assertThat(claims(refresh("pinning", pinning)).path("hat").asText())
                .as("it has selected none itself")
                .isEqualTo("traveler");
        select(pinning, manager);
        assertThat(claims(refresh(TestRealm.APP, app))
                        .path("persona")
                        .path("title")
                        .asText())
                .as("it follows the session")
                .isEqualTo("office-manager");
        select(app, traveler);
        for (int i = 0; i < 2; i++) {
            assertThat(claims(refresh("pinning", pinning)).path("hat").asText()).isEqualTo("office-manager");
            assertThat(claims(refresh(TestRealm.APP, app))
                            .path("persona")
                            .path("title")
                            .asText())
                    .isEqualTo("traveler");
        }
        setup.patch(manager, Map.of("status", "inactive")).expect(200);
        assertThat(claims(refresh("pinning", pinning)).has("hat")).isFalse();
    }

    @Test
    void endsTheRefreshOfAClientThatAsksForThatOnceThePersonaIsNotActive() {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "strict",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(mapper(Map.of("persona.selected.refuse.refresh", "true")))));
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "stella");
        String traveler = setup.created("traveler", "corsica");
        Map<String, String> strict = Map.of("client_id", "strict", "scope", "openid offline_access");
        JsonNode none = realm.tokens("stella", strict).expect(200).json();
        JsonNode one = realm.tokens("stella", strict).expect(200).json();
        select(one, traveler);
        one = refresh("strict", one);
        JsonNode elsewhere =
                realm.tokens("stella", Map.of("persona", traveler)).expect(200).json();
        setup.patch(traveler, Map.of("status", "inactive")).expect(200);
        JsonNode error = refreshed("strict", one).expect(400).json();
        assertThat(error.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(error.path("error_description").asText()).contains("not active any more");
        refresh("strict", none);
        assertThat(claims(refresh(TestRealm.APP, elsewhere)).has("persona")).isFalse();
        setup.patch(traveler, Map.of("status", "active")).expect(200);
        assertThat(claims(refresh("strict", one)).path("hat").asText()).isEqualTo("traveler");
        setup.delete("/v1/personas/" + traveler).expect(204);
        refreshed("strict", one).expect(400);
    }

    private static JsonNode claims(JsonNode tokens) {
        return Jwt.claims(tokens.path("access_token").asText());
    }

    private void pinningClient(String clientId) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        clientId,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of("http://localhost/*"),
                        "protocolMappers",
                        List.of(mapper(Map.of("persona.selected.pin", "true")))));
    }

    private static Map<String, Object> mapper(Map<String, String> setting) {
        Map<String, String> config = new HashMap<>(Map.of(
                "claim.name", "hats",
                "persona.selected.claim", "hat",
                "persona.format", "title",
                "access.token.claim", "true"));
        config.putAll(setting);
        return Map.of(
                "name", "hats",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-persona-mapper",
                "config", config);
    }

    private void select(JsonNode tokens, String persona) {
        new PersonaApiClient(realm, tokens.path("access_token").asText())
                .call("PUT", PATH, request -> request.json(Map.of("persona_id", persona)))
                .expect(200);
    }

    private JsonNode refresh(String client, JsonNode tokens) {
        return refreshed(client, tokens).expect(200).json();
    }

    private Reply refreshed(String client, JsonNode tokens) {
        return realm.tokenEndpoint(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                tokens.path("refresh_token").asText()));
    }

    @Test
    void survivesInOfflineTokens() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "olaf");
        String traveler = setup.created("traveler", "corsica");
        Login offline = login("olaf", "offline_access");
        offline.select(traveler).expect(200);
        assertThat(offline.refreshed()).isEqualTo("traveler");
        assertThat(offline.refreshed()).isEqualTo("traveler");
    }

    @Test
    void isToldToAdministratorsWithTheSessionsThatWorkAsIt() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "sara");
        String traveler = setup.created("traveler", "corsica");
        String other = setup.created("traveler", "sardinia");
        AdminPersonas admin = AdminPersonas.of(realm);
        assertThat(admin.get("/" + traveler + "/sessions").expect(200).json()).hasToString("{\"sessions\":[]}");
        Login home = login("sara");
        home.select(traveler).expect(200);
        login("sara").select(other).expect(200);
        JsonNode session =
                admin.get("/" + traveler + "/sessions").expect(200).json().path("sessions");
        assertThat(session).hasSize(1);
        assertThat(session.at("/0/id").asText())
                .isEqualTo(Jwt.claims(home.access()).path("sid").asText());
        assertThat(session.at("/0/selected").asBoolean()).isTrue();
        assertThat(session.at("/0/offline").asBoolean(true)).isFalse();
        assertThat(session.at("/0/clients")).hasToString("[\"" + TestRealm.APP + "\"]");
        assertThat(session.at("/0/ip_address").asText()).isNotBlank();
        assertThat(Instant.parse(session.at("/0/started_at").asText()))
                .isBeforeOrEqualTo(Instant.parse(session.at("/0/last_access_at").asText()));
        AdminPersonas.withRoles(realm, "nobody-at-all")
                .get("/" + traveler + "/sessions")
                .expect(403);
    }
}
