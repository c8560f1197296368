package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent and an application in one login session: what the agent selects is its own, and what the application selects stays. */
@ExtendWith(SharedServer.class)
class AgentSelectionIT {

    private TestRealm realm;
    private String manager;
    private String traveler;
    private JsonNode ofApp;
    private JsonNode ofAgent;

    @BeforeEach
    void logInOnceForBoth(KeycloakServer server) {
        realm = TestRealm.create(server);
        Agent.letIn(realm);
        realm.admin()
                .put(
                        "/clients/" + realm.admin().client(Agent.CLIENT),
                        Map.of("clientId", Agent.CLIENT, "redirectUris", List.of(BrowserLogin.REDIRECT)));
        List<String> ids = PersonaApiClient.twoOf(realm, "anna");
        manager = ids.get(0);
        traveler = ids.get(1);
        BrowserLogin browser = new BrowserLogin(realm);
        ofApp = browser.tokens("anna", "openid").expect(200).json();
        ofAgent = browser.tokens(Agent.CLIENT, browser.open(Agent.CLIENT, Map.of("scope", Agent.SCOPE)))
                .expect(200)
                .json();
        assertThat(session(ofAgent)).isNotEmpty().isEqualTo(session(ofApp));
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private static JsonNode claims(JsonNode tokens) {
        return Jwt.claims(tokens.path("access_token").asText());
    }

    private static String session(JsonNode tokens) {
        return claims(tokens).path("sid").asText();
    }

    /** The title in claim {@code persona} of the token that a refresh brings; empty without one. */
    private String renewed(String client, JsonNode tokens) {
        JsonNode fresh = realm.tokenEndpoint(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        client,
                        "refresh_token",
                        tokens.path("refresh_token").asText()))
                .expect(200)
                .json();
        return claims(fresh).path("persona").path("title").asText();
    }

    private String userinfo(JsonNode tokens) {
        return realm.http()
                .get(realm.path("/protocol/openid-connect/userinfo"))
                .bearer(tokens.path("access_token").asText())
                .send()
                .expect(200)
                .json()
                .path("persona")
                .path("title")
                .asText();
    }

    private PersonaApiClient app() {
        return new PersonaApiClient(realm, ofApp.path("access_token").asText());
    }

    private void appSelects(String id) {
        app().call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id)))
                .expect(200);
    }

    private Agent agent() {
        return new Agent(realm, ofAgent.path("access_token").asText());
    }

    @Test
    void whatTheAgentSelectsIsNotTheApplications() {
        appSelects(manager);
        agent().done("select_persona", Map.of("persona_id", traveler));
        assertThat(renewed(Agent.CLIENT, ofAgent)).isEqualTo("traveler");
        assertThat(userinfo(ofAgent)).isEqualTo("traveler");
        assertThat(renewed(TestRealm.APP, ofApp)).isEqualTo("office-manager");
        assertThat(userinfo(ofApp)).isEqualTo("office-manager");
        assertThat(app().get("/v1/session/persona")
                        .expect(200)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(manager);
    }

    @Test
    void anApplicationThatHasSelectedNoneStillHasNone() {
        agent().done("select_persona", Map.of("persona_id", traveler));
        assertThat(renewed(TestRealm.APP, ofApp)).isEmpty();
        app().get("/v1/session/persona").expect(404);
    }

    @Test
    void whatTheApplicationSelectsLaterIsNotTheAgents() {
        agent().done("select_persona", Map.of("persona_id", traveler));
        appSelects(manager);
        assertThat(renewed(Agent.CLIENT, ofAgent)).isEqualTo("traveler");
        assertThat(renewed(TestRealm.APP, ofApp)).isEqualTo("office-manager");
        agent().done("unselect_persona", Map.of());
        assertThat(renewed(TestRealm.APP, ofApp)).isEqualTo("office-manager");
    }
}
