package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.PreviewServer.Preview;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code scope=persona:…}, where Keycloak's feature {@code parameterized-scopes} is on. */
@Tag("local")
@ExtendWith(PreviewServer.class)
@SinceKeycloak(value = "26.7", reason = "no parameterized scopes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedPersonaIT {

    private static final String TRAVELER = "openid persona:traveler@corsica";
    private static final String MANAGER = "openid persona:office-manager@Smith%20%26%20Sons";

    private TestRealm realm;

    @BeforeAll
    void createRealm(Preview preview) {
        realm = TestRealm.create(preview.server());
        AdminPersonas.of(realm).post("/flows?bind=true", Map.of()).expect(200);
        realm.admin()
                .put("/client-scopes/" + scope("persona"), Map.of("name", "personas", "protocol", "openid-connect"));
        realm.admin()
                .post(
                        "/client-scopes",
                        Map.of(
                                "name",
                                "persona",
                                "protocol",
                                "openid-connect",
                                "attributes",
                                Map.of("is.parameterized.scope", "true", "parameterized.scope.type", "persona")));
        realm.admin()
                .put(
                        "/clients/" + realm.admin().client(TestRealm.APP) + "/optional-client-scopes/"
                                + scope("persona"),
                        Map.of());
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private String scope(String name) {
        for (JsonNode scope : realm.admin().get("/client-scopes")) {
            if (scope.path("name").asText().equals(name)) {
                return scope.path("id").asText();
            }
        }
        throw new AssertionError("No client scope " + name);
    }

    private static JsonNode claims(Reply tokens) {
        return Jwt.claims(tokens.expect(200).json().path("access_token").asText());
    }

    private static String title(Reply tokens) {
        return claims(tokens).path("persona").path("title").asText();
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

    private void select(Reply tokens, String id) {
        new PersonaApiClient(realm, tokens.json().path("access_token").asText())
                .call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", id)))
                .expect(200);
    }

    @Test
    void isOfferedToAdministrators() {
        KeycloakServer server = realm.server();
        assertThat(server.http()
                        .get("/admin/serverinfo")
                        .bearer(server.admin().token())
                        .send()
                        .expect(200)
                        .json()
                        .path("parameterizedScopeTypes")
                        .findValuesAsText("name"))
                .contains("persona");
    }

    @Test
    void settlesALoginWithoutAsking() {
        PersonaApiClient.twoOf(realm, "anna");
        for (String scope : List.of(TRAVELER, MANAGER)) {
            BrowserLogin browser = new BrowserLogin(realm);
            Reply back = browser.logIn(browser.open(TestRealm.APP, Map.of("scope", scope)), "anna");
            assertThat(browser.persona(TestRealm.APP, back))
                    .isEqualTo(scope.equals(TRAVELER) ? "traveler" : "office-manager");
        }
    }

    @Test
    void staysWithTheTokensWhateverTheSessionSwitchesTo() {
        List<String> ids = PersonaApiClient.twoOf(realm, "bert");
        Reply scoped = realm.tokens("bert", Map.of("scope", TRAVELER));
        assertThat(title(scoped)).isEqualTo("traveler");
        assertThat(claims(scoped).path("scope").asText()).contains("persona:traveler@corsica");
        select(scoped, ids.get(0));
        Reply renewed = refresh(scoped);
        assertThat(title(renewed)).isEqualTo("traveler");
        PersonaApiClient.of(realm, "bert")
                .patch(ids.get(1), Map.of("status", "inactive"))
                .expect(200);
        assertThat(refresh(renewed).expect(400).json().path("error").asText()).isEqualTo("invalid_grant");
        PersonaApiClient.of(realm, "bert")
                .patch(ids.get(1), Map.of("status", "active"))
                .expect(200);
        assertThat(title(refresh(renewed))).isEqualTo("traveler");
    }

    @Test
    void isRefusedForWhatTheUserDoesNotHoldActive() {
        PersonaApiClient.twoOf(realm, "cleo");
        String foreign = PersonaApiClient.twoOf(realm, "carl").get(0);
        for (String name : List.of("admin@corsica", foreign)) {
            assertThat(realm.tokens("cleo", Map.of("scope", "openid persona:" + name))
                            .expect(400)
                            .json()
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_grant");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("scope", "openid persona:" + name));
            assertThat(browser.logIn(login, "cleo")
                            .expect(302)
                            .header("Location")
                            .orElseThrow())
                    .contains("error=access_denied");
        }
        for (String faulty : List.of("persona:%zz", "persona:traveler@corsica persona:" + foreign)) {
            assertThat(realm.tokens("cleo", Map.of("scope", "openid " + faulty))
                            .expect(400)
                            .json()
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_scope");
        }
    }

    @Test
    void isTakenByATokenExchange() {
        String exchanger = realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "exchanger",
                        "secret",
                        "secret",
                        "publicClient",
                        false,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("standard.token.exchange.enabled", "true")));
        realm.admin().put("/clients/" + exchanger + "/optional-client-scopes/" + scope("persona"), Map.of());
        PersonaApiClient.twoOf(realm, "emma");
        Map<String, String> client = Map.of("client_id", "exchanger", "client_secret", "secret");
        String subject = realm.tokens("emma", client)
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        Map<String, String> exchange = new HashMap<>(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                subject,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "scope",
                TRAVELER));
        exchange.putAll(client);
        assertThat(title(realm.tokenEndpoint(exchange))).isEqualTo("traveler");
        exchange.put("scope", "openid persona:admin@corsica");
        assertThat(realm.tokenEndpoint(exchange)
                        .expect(400)
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void isWhatPoliciesTakeForTheSelectedOne() {
        TravelApi travel = new TravelApi(realm);
        travel.permit(Map.of("titles", List.of("traveler"), "selected", true));
        List<String> ids = PersonaApiClient.twoOf(realm, "fritz");
        Reply scoped = realm.tokens("fritz", Map.of("scope", TRAVELER));
        select(scoped, ids.get(0));
        Reply plain = realm.tokens("fritz", Map.of("persona", ids.get(0)));
        assertThat(travel.decides(scoped.json().path("access_token").asText())).isTrue();
        assertThat(travel.decides(plain.json().path("access_token").asText())).isFalse();
    }

    @Test
    void leavesOtherTokensToTheSession() {
        List<String> ids = PersonaApiClient.twoOf(realm, "dora");
        Reply plain = realm.tokens("dora", Map.of());
        assertThat(title(plain)).isEmpty();
        select(plain, ids.get(0));
        assertThat(title(refresh(plain))).isEqualTo("office-manager");
        assertThat(PersonaApiClient.names(claims(refresh(plain)).path("personas")))
                .hasSize(2);
    }

    @Test
    void isLeftAloneByARepeatedSetUp() {
        JsonNode answer = AdminPersonas.of(realm)
                .post("/setup?clients=" + TestRealm.APP, Map.of())
                .expect(200)
                .json();
        assertThat(answer.path("client_scope").asText()).isEqualTo("personas");
        assertThat(answer.path("added")).isEmpty();
        assertThat(answer.path("warnings")).isEmpty();
        assertThat(realm.admin().get("/client-scopes/" + scope("persona")).has("protocolMappers"))
                .isFalse();
        assertThat(realm.admin().get("/default-default-client-scopes").findValuesAsText("name"))
                .contains("personas")
                .doesNotContain("persona");
    }
}
