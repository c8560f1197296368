package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The selected persona of a login session. */
class SessionPersonaIT extends SessionPersonas {

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
