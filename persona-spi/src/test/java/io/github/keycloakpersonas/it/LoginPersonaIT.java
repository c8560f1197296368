package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The choice of a persona in a browser's login. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginPersonaIT {

    private static final Pattern BUTTON = Pattern.compile("name=\"persona\" value=\"([^\"]+)\"");
    private static final Map<String, String> SWITCH = Map.of("kc_action", "choose-persona");

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        AdminPersonas.of(realm).post("/flows?bind=true", Map.of()).expect(200);
        realm.admin()
                .createClient(Map.of(
                        "clientId", "second", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** The ids on the page's buttons. */
    private static List<String> offered(Reply page) {
        assertThat(page.expect(200).text()).contains("choose-persona.ftl");
        List<String> ids = new ArrayList<>();
        Matcher button = BUTTON.matcher(page.text());
        while (button.find()) {
            ids.add(button.group(1));
        }
        return ids;
    }

    private String title(BrowserLogin browser, Reply back) {
        return browser.persona(TestRealm.APP, back);
    }

    @Test
    void isAskedForOncePerSession() {
        List<String> ids = PersonaApiClient.twoOf(realm, "anna");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "anna");
        assertThat(offered(page)).isEqualTo(ids);
        assertThat(page.text())
                .contains("Smith &amp; Sons")
                .doesNotContain("Smith & Sons")
                .doesNotContain("Last used")
                .doesNotContain("name=\"search\"")
                .doesNotContain("name=\"cancel-aia\"");
        assertThat(title(browser, browser.press(page, Map.of("persona", ids.get(1)))))
                .isEqualTo("traveler");
        assertThat(title(browser, browser.open(TestRealm.APP, Map.of()))).isEqualTo("traveler");
        assertThat(browser.persona("second", browser.open("second", Map.of()))).isEqualTo("traveler");
        assertThat(title(browser, browser.open(TestRealm.APP, Map.of("prompt", "none"))))
                .isEqualTo("traveler");

        BrowserLogin other = new BrowserLogin(realm);
        Reply again = other.logIn(other.open(TestRealm.APP, Map.of()), "anna");
        assertThat(offered(again)).containsExactly(ids.get(1), ids.get(0));
        assertThat(again.text()).contains("Last used");
        assertThat(title(other, other.press(again, Map.of("persona", ids.get(0)))))
                .isEqualTo("office-manager");
        assertThat(title(browser, browser.open(TestRealm.APP, Map.of()))).isEqualTo("traveler");
    }

    @Test
    void isTakenWithoutAskingWhereThereIsOne() {
        PersonaApiClient api = PersonaApiClient.ofNewUser(realm, "bert");
        api.created("traveler", "corsica");
        String off = api.created("travel-agent", "best-travels");
        api.patch(off, Map.of("status", "inactive")).expect(200);
        BrowserLogin browser = new BrowserLogin(realm);
        assertThat(title(browser, browser.logIn(browser.open(TestRealm.APP, Map.of()), "bert")))
                .isEqualTo("traveler");
    }

    @Test
    void isNothingThatAUserWithoutPersonasSees() {
        realm.user("carl");
        BrowserLogin browser = new BrowserLogin(realm);
        assertThat(title(browser, browser.logIn(browser.open(TestRealm.APP, Map.of()), "carl")))
                .isEmpty();
        assertThat(title(browser, browser.open(TestRealm.APP, SWITCH))).isEmpty();
        assertThat(title(browser, browser.open(TestRealm.APP, Map.of("prompt", "none"))))
                .isEmpty();
    }

    @Test
    void isRefusedForWhatIsNotActiveOrNotTheUsers() {
        List<String> ids = PersonaApiClient.twoOf(realm, "dina");
        String foreign = PersonaApiClient.ofNewUser(realm, "emil").created("traveler", "corsica");
        String expired = AdminPersonas.of(realm)
                .created(
                        "dina",
                        "travel-agent",
                        "x",
                        "valid_from",
                        "2020-01-01T00:00:00Z",
                        "valid_till",
                        "2021-01-01T00:00:00Z");
        AdminPersonas.of(realm)
                .created(
                        "dina",
                        "travel-agent",
                        "y",
                        "valid_from",
                        "2120-01-01T00:00:00Z",
                        "valid_till",
                        "2121-01-01T00:00:00Z");
        String suspended = AdminPersonas.of(realm).created("dina", "admin", "z", "status", "suspended");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "dina");
        assertThat(page.text()).contains("expired", "not valid yet", "suspended");
        for (String id : List.of(foreign, expired, suspended, "", "<b>")) {
            page = browser.press(page, Map.of("persona", id));
            assertThat(offered(page)).isEqualTo(ids);
            assertThat(page.text()).contains("cannot be chosen").doesNotContain("<b>");
        }
        AdminPersonas.of(realm)
                .patch("/" + ids.get(0), Map.of("status", "suspended"))
                .expect(200);
        page = browser.press(page, Map.of("persona", ids.get(0)));
        assertThat(offered(page)).containsExactly(ids.get(1));
        assertThat(title(browser, browser.press(page, Map.of("persona", ids.get(1)))))
                .isEqualTo("traveler");
    }

    @Test
    void isSwitchedByAnApplication() {
        List<String> ids = PersonaApiClient.twoOf(realm, "fred");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, SWITCH), "fred");
        assertThat(title(browser, browser.press(page, Map.of("persona", ids.get(1)))))
                .as("asked once, although the login and the application both want to know")
                .isEqualTo("traveler");
        Reply switching = browser.open(TestRealm.APP, SWITCH);
        assertThat(offered(switching)).containsExactly(ids.get(1), ids.get(0));
        Reply refused = browser.press(switching, Map.of("persona", "nobody's"));
        assertThat(refused.text()).contains("cannot be chosen");
        Reply back = browser.press(refused, Map.of("persona", ids.get(0)));
        assertThat(back.header("Location").orElseThrow()).contains("kc_action_status=success");
        assertThat(title(browser, back)).isEqualTo("office-manager");
        Reply silent = browser.open(TestRealm.APP, Map.of("kc_action", "choose-persona", "prompt", "none"));
        assertThat(silent.header("Location").orElseThrow()).contains("error=interaction_required");
        Reply cancelled = browser.press(browser.open(TestRealm.APP, SWITCH), Map.of("cancel-aia", "true"));
        assertThat(cancelled.header("Location").orElseThrow()).contains("kc_action_status=cancelled");
        assertThat(title(browser, cancelled)).isEqualTo("office-manager");
    }

    @Test
    void isMissedByASilentLogin() {
        PersonaApiClient api = PersonaApiClient.ofNewUser(realm, "gina");
        BrowserLogin browser = new BrowserLogin(realm);
        assertThat(title(browser, browser.logIn(browser.open(TestRealm.APP, Map.of()), "gina")))
                .isEmpty();
        String traveler = api.created("traveler", "corsica");
        api.created("office-manager", "acme");
        Reply silent = browser.open(TestRealm.APP, Map.of("prompt", "none")).expect(302);
        assertThat(silent.header("Location").orElseThrow()).contains("error=interaction_required");
        Reply page = browser.open(TestRealm.APP, Map.of());
        assertThat(title(browser, browser.press(page, Map.of("persona", traveler))))
                .isEqualTo("traveler");
        api.patch(traveler, Map.of("status", "inactive")).expect(200);
        assertThat(title(browser, browser.open(TestRealm.APP, Map.of("prompt", "none"))))
                .as("the other one is the only one now")
                .isEqualTo("office-manager");
        Reply stranger = new BrowserLogin(realm).open(TestRealm.APP, Map.of("prompt", "none"));
        assertThat(stranger.header("Location").orElseThrow()).contains("error=login_required");
    }

    @Test
    void isSearchedForAmongMany() {
        realm.user("hugo");
        for (int i = 0; i < 9; i++) {
            String circle = "circle-" + i;
            AdminPersonas.of(realm)
                    .call(
                            "POST",
                            "?override_limit=true",
                            request -> request.json(Map.of("username", "hugo", "title", "traveler", "circle", circle)))
                    .expect(201);
        }
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "hugo");
        assertThat(offered(page)).hasSize(9);
        page = browser.press(page, Map.of("search", "CIRCLE-7"));
        assertThat(offered(page)).hasSize(1);
        assertThat(page.text()).contains("value=\"CIRCLE-7\"");
        page = browser.press(page, Map.of("search", "\"><b>"));
        assertThat(offered(page)).isEmpty();
        assertThat(page.text()).contains("No persona matches").doesNotContain("\"><b>");
        page = browser.press(page, Map.of("search", ""));
        assertThat(title(
                        browser,
                        browser.press(page, Map.of("persona", offered(page).get(3)))))
                .isEqualTo("traveler");
    }

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
