package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The persona that a user chooses at login. */
class LoginPersonaIT extends LoginPersonas {

    private static final Map<String, String> SWITCH = Map.of("kc_action", "choose-persona");

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
}
