package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The persona that an application requests at login, or with a direct grant. */
class RequestedPersonaIT extends RequestedPersonas {

    @Test
    void anApplicationAsksForAPersona() {
        List<String> ids = PersonaApiClient.twoOf(realm, "petra");
        String sub = PersonaApiClient.of(realm, "petra").sub();
        for (String name : List.of("traveler@corsica", ids.get(1), sub + "_traveler_corsica")) {
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", name)).expect(200);
            assertThat(browser.persona(TestRealm.APP, browser.logIn(login, "petra")))
                    .isEqualTo("traveler");
            Reply other = browser.open("second", Map.of("persona", "office-manager@Smith & Sons", "prompt", "none"));
            assertThat(browser.persona("second", other))
                    .as("the session switches")
                    .isEqualTo("office-manager");
        }
    }

    @Test
    void anApplicationAsksInAPushedRequest() {
        PersonaApiClient.twoOf(realm, "paula");
        Reply pushed = realm.http()
                .post(realm.path("/protocol/openid-connect/ext/par/request"))
                .form(Map.of(
                        "client_id", TestRealm.APP,
                        "response_type", "code",
                        "redirect_uri", BrowserLogin.REDIRECT,
                        "scope", "openid",
                        "persona", "traveler@corsica"))
                .send()
                .expect(201);
        BrowserLogin browser = new BrowserLogin(realm);
        Reply login = browser.open(
                TestRealm.APP,
                Map.of("request_uri", pushed.json().path("request_uri").asText()));
        assertThat(browser.persona(TestRealm.APP, browser.logIn(login, "paula")))
                .isEqualTo("traveler");
    }

    @Test
    void anApplicationAsksInASignedRequestObject() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "signing",
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of("http://localhost/*"),
                        "attributes",
                        Map.of(
                                "request.object.signature.alg", "RS256",
                                "request.object.required", "request only",
                                "use.jwks.string", "true",
                                "jwks.string", SignedJwt.keySet(keys))));
        PersonaApiClient.twoOf(realm, "sigrid");
        for (String title : List.of("traveler@corsica", "admin@corsica")) {
            String request = SignedJwt.of(
                    keys,
                    Map.of(
                            "iss", "signing",
                            "aud", realm.path("").toString(),
                            "response_type", "code",
                            "client_id", "signing",
                            "redirect_uri", BrowserLogin.REDIRECT,
                            "scope", "openid",
                            "persona", title));
            BrowserLogin browser = new BrowserLogin(realm);
            // What is not signed does not count.
            Reply login = browser.open("signing", Map.of("request", request, "persona", "office-manager@Smith & Sons"));
            Reply back = browser.logIn(login.expect(200), "sigrid").expect(302);
            if (title.startsWith("traveler")) {
                assertThat(browser.persona("signing", back)).isEqualTo("traveler");
            } else {
                assertThat(back.header("Location").orElseThrow()).contains("error=access_denied");
            }
        }
    }

    @Test
    void anApplicationIsRefusedWhatTheUserDoesNotHoldActive() {
        List<String> ids = PersonaApiClient.twoOf(realm, "peggy");
        String foreign = PersonaApiClient.twoOf(realm, "paul").get(0);
        PersonaApiClient.of(realm, "peggy")
                .patch(ids.get(0), Map.of("status", "inactive"))
                .expect(200);
        for (String name : List.of(foreign, ids.get(0), "admin@corsica", "office-manager@Smith & Sons", "<b>", "x")) {
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", name, "state", "s-1"))
                    .expect(200);
            assertThat(browser.logIn(login, "peggy")
                            .expect(302)
                            .header("Location")
                            .orElseThrow())
                    .startsWith(BrowserLogin.REDIRECT)
                    .contains("error=access_denied", "error_description=The+user+does+not+hold", "state=s-1")
                    .doesNotContain("code=");
        }
    }

    @Test
    void aDirectGrantAsksForAPersona() {
        List<String> ids = PersonaApiClient.twoOf(realm, "dirk");
        String sub = PersonaApiClient.of(realm, "dirk").sub();
        for (String name : List.of("traveler@corsica", ids.get(1), sub + "_traveler_corsica")) {
            Reply tokens = realm.tokens("dirk", Map.of("persona", name));
            assertThat(title(tokens)).isEqualTo("traveler");
            assertThat(title(refresh(TestRealm.APP, tokens)))
                    .as("the session has it")
                    .isEqualTo("traveler");
        }
        assertThat(title(realm.tokens("dirk", Map.of("persona", "office-manager@Smith & Sons"))))
                .isEqualTo("office-manager");
        assertThat(title(realm.tokens("dirk", Map.of()))).isEmpty();
        assertThat(realm.admin().get("/events?type=LOGIN&user=" + sub).findValuesAsText("persona"))
                .contains(ids.get(0), ids.get(1));
    }

    @Test
    void aCircleIsNamedInAnyFormAndWithAnySign() {
        PersonaApiClient dana = PersonaApiClient.ofNewUser(realm, "dana.signs");
        String id = dana.created("traveler", "Caf\u00e9@R+D_\u00fc");
        dana.created("office-manager", "Smith");
        for (String name : List.of(
                "traveler@Cafe\u0301@R+D_u\u0308",
                "traveler@ Caf\u00e9@R+D_\u00fc ",
                dana.personaId("traveler", "Cafe\u0301@R+D_u\u0308"),
                id)) {
            assertThat(title(realm.tokens("dana.signs", Map.of("persona", name))))
                    .isEqualTo("traveler");
        }
        isRefused(realm.tokens("dana.signs", Map.of("persona", "traveler@Caf\u00e9")));
    }

    @Test
    void aDirectGrantIsRefusedWhatTheUserDoesNotHoldActive() {
        List<String> ids = PersonaApiClient.twoOf(realm, "doris");
        String foreign = PersonaApiClient.twoOf(realm, "dunja").get(0);
        AdminPersonas.of(realm)
                .patch("/" + ids.get(1), Map.of("status", "suspended"))
                .expect(200);
        for (String name : List.of("traveler@corsica", foreign, "admin@corsica", "", "<b>")) {
            isRefused(realm.tokens("doris", Map.of("persona", name)));
        }
        // The status is Keycloak's own: 26.5 says 401.
        assertThat(realm.tokens("doris", Map.of("persona", foreign, "password", "wrong"))
                        .json()
                        .path("error_description")
                        .asText())
                .isEqualTo("Invalid user credentials");
        assertThat(realm.admin().get("/events?type=LOGIN_ERROR").findValuesAsText("error"))
                .contains("access_denied", "invalid_user_credentials");
    }
}
