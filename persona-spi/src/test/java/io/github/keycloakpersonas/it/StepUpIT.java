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

/** Personas that need a stronger login, while the user logs in. */
class StepUpIT extends StepUpRealm {

    @Nested
    class AtLogin {

        @Test
        void thePageOffersThemAndTheStepFollows() {
            List<String> ids = user("anna", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "anna");
            assertThat(page.expect(200).text()).contains(ids).doesNotContain("needs a stronger login");
            Reply code = browser.press(page, Map.of("persona", ids.get(1)));
            assertThat(access(tokens(browser, enterCode(browser, code)))).isEqualTo("chief gold");
            assertThat(access(tokens(browser, browser.open(TestRealm.APP, Map.of()))))
                    .as("the session goes on with what it has")
                    .isEqualTo("chief gold");
        }

        @Test
        void otherPersonasNeedNoStep() {
            List<String> ids = user("bert", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply page = browser.logIn(browser.open(TestRealm.APP, Map.of()), "bert");
            assertThat(access(tokens(browser, browser.press(page, Map.of("persona", ids.get(0))))))
                    .isEqualTo("traveler silver");
        }

        @Test
        void theOnlyOneAsksForTheStepAtOnce() {
            user("carl", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply code = browser.logIn(browser.open(TestRealm.APP, Map.of()), "carl");
            assertThat(access(tokens(browser, enterCode(browser, code)))).isEqualTo("chief gold");
        }

        @Test
        void aSessionStepsUpWithTheSecondFactorOnly() {
            user("dora", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "traveler@acme"));
            assertThat(access(tokens(browser, browser.logIn(login, "dora")))).isEqualTo("traveler silver");
            Reply code = browser.open(TestRealm.APP, Map.of("persona", "chief@acme"));
            assertThat(access(tokens(browser, enterCode(browser, code)))).isEqualTo("chief gold");
            assertThat(access(tokens(browser, browser.open(TestRealm.APP, Map.of("persona", "chief@acme")))))
                    .as("not asked again")
                    .isEqualTo("chief gold");
        }

        @Test
        void aUserWhoDoesNotTakeTheStepStaysAsBefore() {
            user("emil", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "traveler@acme"));
            JsonNode before = tokens(browser, browser.logIn(login, "emil"));
            Reply code = browser.open(TestRealm.APP, Map.of("persona", "chief@acme"));
            Reply wrong = browser.press(code, Map.of("otp", "000000"));
            assertThat(asksForCode(wrong)).isTrue();
            assertThat(access(refresh(TestRealm.APP, before))).isEqualTo("traveler silver");
            assertThat(access(tokens(browser, browser.open(TestRealm.APP, Map.of("prompt", "none")))))
                    .isEqualTo("traveler silver");
            assertThat(location(browser.open(TestRealm.APP, Map.of("persona", "chief@acme", "prompt", "none"))))
                    .contains("error=login_required");
            assertThat(access(tokens(browser, enterCode(browser, wrong)))).isEqualTo("chief gold");
        }

        @Test
        void anUnknownLevelIsNeverReached() {
            List<String> ids = user("fred", "traveler", "emperor");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "emperor@acme"));
            assertThat(location(browser.logIn(login, "fred"))).contains(DENIED);
            BrowserLogin other = new BrowserLogin(realm);
            JsonNode tokens = tokens(other, other.logIn(other.open(TestRealm.APP, Map.of()), "fred"));
            assertThat(access(tokens)).as("the only one that can be").isEqualTo("traveler silver");
            select(tokens, ids.get(1)).expect(401);
        }
    }

    @Nested
    class OnRequestOfAnApplication {

        @Test
        void thePageListsThemAsUnavailable() {
            List<String> ids = user("gina", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "traveler@acme"));
            tokens(browser, browser.logIn(login, "gina"));
            Reply page = browser.open(TestRealm.APP, Map.of("kc_action", "choose-persona"));
            assertThat(page.expect(200).text())
                    .contains("needs a stronger login")
                    .doesNotContain(ids.get(1));
            Reply refused = browser.press(page, Map.of("persona", ids.get(1)));
            assertThat(refused.expect(200).text()).contains("cannot be chosen");
            assertThat(access(tokens(browser, browser.press(refused, Map.of("persona", ids.get(0))))))
                    .isEqualTo("traveler silver");
        }

        @Test
        void thePageOffersThemAfterTheStep() {
            List<String> ids = user("hugo", "traveler", "chief");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply login = browser.open(TestRealm.APP, Map.of("persona", "traveler@acme"));
            tokens(browser, browser.logIn(login, "hugo"));
            Reply code = browser.open(TestRealm.APP, Map.of("kc_action", "choose-persona", "acr_values", "gold"));
            Reply page = enterCode(browser, code);
            assertThat(access(tokens(browser, browser.press(page, Map.of("persona", ids.get(1))))))
                    .isEqualTo("chief gold");
        }
    }

    @Test
    void withoutAFlowThatAsksForMoreTheyAreRefused(KeycloakServer server) {
        try (TestRealm plain = TestRealm.create(server)) {
            AdminPersonas personas = setUp(plain);
            for (String user : List.of("mona", "nico")) {
                plain.user(user);
                personas.created(user, "chief", "acme");
            }
            BrowserLogin only = new BrowserLogin(plain);
            assertThat(access(only.tokens(TestRealm.APP, only.logIn(only.open(TestRealm.APP, Map.of()), "mona"))
                            .expect(200)
                            .json()))
                    .as("a login without a persona")
                    .isEqualTo("none 1");
            BrowserLogin asked = new BrowserLogin(plain);
            Reply login = asked.open(TestRealm.APP, Map.of("persona", "chief@acme"));
            assertThat(location(asked.logIn(login, "mona"))).contains(DENIED);
            List<String> weak =
                    List.of(personas.created("nico", "traveler", "rome"), personas.created("nico", "traveler", "acme"));
            BrowserLogin several = new BrowserLogin(plain);
            Reply page = several.logIn(several.open(TestRealm.APP, Map.of()), "nico");
            assertThat(page.expect(200).text()).contains(weak).contains("needs a stronger login");
        }
    }
}
