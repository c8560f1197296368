package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The choice of a persona beside other steps of a login, and with the next login. */
class PersonaAcrossLoginsIT extends LoginPersonas {

    @Test
    void isInTheLoginEvent() {
        realm.admin().update(Map.of("eventsEnabled", true));
        List<String> ids = PersonaApiClient.twoOf(realm, "ivan");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "ivan");
        browser.press(page, Map.of("persona", ids.get(1))).expect(302);
        JsonNode details = realm.admin()
                .get("/events?type=LOGIN&user=" + realm.admin().userId("ivan"))
                .path(0)
                .path("details");
        assertThat(details.path("persona").asText()).isEqualTo(ids.get(1));
        assertThat(details.path("persona_title").asText()).isEqualTo("traveler");
        assertThat(details.toString()).doesNotContain("corsica");
    }

    @Test
    void leavesTheDirectGrantAlone() {
        PersonaApiClient.twoOf(realm, "jana");
        JsonNode tokens = realm.tokens("jana", Map.of()).expect(200).json();
        assertThat(Jwt.claims(tokens.path("access_token").asText()).has("persona"))
                .isFalse();
    }

    @Test
    void staysWhereTheUserLogsInAgain() {
        List<String> ids = PersonaApiClient.twoOf(realm, "lena");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "lena");
        assertThat(title(browser, browser.press(page, Map.of("persona", ids.get(1)))))
                .isEqualTo("traveler");
        Reply again = browser.open(TestRealm.APP, Map.of("prompt", "login")).expect(200);
        assertThat(title(browser, browser.logIn(again, "lena"))).isEqualTo("traveler");
    }

    @Test
    void survivesTheQuestionForConsent() {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "careful",
                        "publicClient",
                        true,
                        "consentRequired",
                        true,
                        "redirectUris",
                        List.of("http://localhost/*")));
        List<String> ids = PersonaApiClient.twoOf(realm, "mona");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open("careful", Map.of()), "mona");
        Reply consent = browser.press(page, Map.of("persona", ids.get(1)));
        assertThat(browser.persona("careful", browser.consent(consent))).isEqualTo("traveler");
    }

    @Test
    void isAskedForBeforeADeviceIsLetIn() {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "tv",
                        "publicClient",
                        true,
                        "attributes",
                        Map.of("oauth2.device.authorization.grant.enabled", "true")));
        List<String> ids = PersonaApiClient.twoOf(realm, "nora");
        JsonNode device = realm.http()
                .post(realm.path("/protocol/openid-connect/auth/device"))
                .form(Map.of("client_id", "tv", "scope", "openid"))
                .send()
                .expect(200)
                .json();
        BrowserLogin browser = new BrowserLogin(realm);
        URI address = URI.create(device.path("verification_uri_complete").asText());
        Reply page = browser.logIn(browser.go(address), "nora");
        assertThat(offered(page)).isEqualTo(ids);
        browser.consent(browser.press(page, Map.of("persona", ids.get(1)))).expect(200);
        JsonNode tokens = realm.tokenEndpoint(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id",
                        "tv",
                        "device_code",
                        device.path("device_code").asText()))
                .expect(200)
                .json();
        assertThat(Jwt.claims(tokens.path("access_token").asText())
                        .path("persona")
                        .path("title")
                        .asText())
                .isEqualTo("traveler");
    }

    @Test
    @Tag("storage")
    void rememberingTheLastOneIsNoChangeOfIt() {
        List<String> ids = PersonaApiClient.twoOf(realm, "kurt");
        PersonaApiClient api = PersonaApiClient.of(realm, "kurt");
        Reply before = api.get("/v1/personas/" + ids.get(1)).expect(200);
        api.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", ids.get(1))))
                .expect(200);
        Reply after = api.get("/v1/personas/" + ids.get(1)).expect(200);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(after.json()).isEqualTo(before.json());
        api.patch(ids.get(1), Map.of("consent", true)).expect(200);
        BrowserLogin browser = new BrowserLogin(realm);
        assertThat(offered(browser.logIn(browser.open(TestRealm.APP, Map.of()), "kurt")))
                .containsExactly(ids.get(1), ids.get(0));
    }
}
