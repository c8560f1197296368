package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A flow that asks users of some personas for a second factor, after the choice of a persona. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionalPersonaIT {

    private static final String FLOW = "/authentication/flows/browser%20with%20personas/executions";
    private static final String SUB_FLOW = "/authentication/flows/second%20factor/executions/execution";

    private TestRealm realm;
    private String subFlow = "";
    private String config = "";

    @BeforeAll
    void createFlow(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("otpPolicyCodeReusable", true));
        AdminPersonas.of(realm).post("/flows?bind=true", Map.of()).expect(200);
        realm.admin()
                .createClient(Map.of(
                        "clientId", "second", "publicClient", true, "redirectUris", List.of("http://localhost/*")));
        realm.admin()
                .post(
                        FLOW + "/flow",
                        Map.of("alias", "second factor", "type", "basic-flow", "provider", "registration-page-form"));
        realm.admin().post(SUB_FLOW, Map.of("provider", "conditional-persona"));
        realm.admin().post(SUB_FLOW, Map.of("provider", "auth-otp-form"));
        // Keycloak's own asks everybody who has the app.
        require("displayName", "Conditional 2FA", "DISABLED");
        subFlow = require("displayName", "second factor", "CONDITIONAL");
        require("providerId", "auth-otp-form", "REQUIRED");
        String condition = require("providerId", "conditional-persona", "REQUIRED");
        config = realm.admin()
                .post("/authentication/executions/" + condition + "/config", Map.of("alias", "admins"))
                .createdId();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /**
     * Sets the requirement of one execution, the last one there is. Keycloak takes the rest from the request, too.
     *
     * @param value what the member ends with
     * @return its id
     */
    private String require(String member, String value, String requirement) {
        ObjectNode last = null;
        for (JsonNode execution : realm.admin().get(FLOW)) {
            last = execution.path(member).asText().endsWith(value) ? (ObjectNode) execution : last;
        }
        ObjectNode changed = Objects.requireNonNull(last).put("requirement", requirement);
        realm.admin().put(FLOW, changed);
        return changed.path("id").asText();
    }

    /** The condition's settings, for titles {@code admin}. */
    private void condition(String mode, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("persona.titles", "admin", "persona.mode", mode));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        realm.admin()
                .put("/authentication/config/" + config, Map.of("id", config, "alias", "admins", "config", settings));
    }

    /** A user with the authenticator app. */
    private void user(String name) {
        realm.admin()
                .createUser(
                        name,
                        Map.of(
                                "credentials",
                                List.of(Map.of("type", "password", "value", name), OneTimePassword.credential())));
    }

    /** One who may work as administrator and as traveler. @return the ids, in that order */
    private List<String> administrator(String name) {
        user(name);
        AdminPersonas admin = AdminPersonas.of(realm);
        return List.of(admin.created(name, "admin", "acme"), admin.created(name, "traveler", "corsica"));
    }

    private static Reply login(BrowserLogin browser, String user) {
        return browser.logIn(browser.open(TestRealm.APP, Map.of()), user);
    }

    /** A login with the choice of a persona. */
    private static Reply login(BrowserLogin browser, String user, String persona) {
        return browser.press(login(browser, user), Map.of("persona", persona));
    }

    private static boolean asks(Reply reply) {
        boolean page = reply.status() == 200 && reply.text().contains("name=\"otp\"");
        if (!page) {
            assertThat(reply.expect(302).header("Location").orElseThrow()).contains("code=");
        }
        return page;
    }

    private static Reply answer(BrowserLogin browser, Reply page) {
        return browser.press(page, Map.of("otp", OneTimePassword.now()));
    }

    @Test
    void asksUsersWhoWorkAsSuchAPersona() {
        condition("works-as");
        List<String> ids = administrator("anna");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = login(browser, "anna", ids.get(0));
        assertThat(asks(page)).isTrue();
        Reply wrong = browser.press(page, Map.of("otp", "000000"));
        assertThat(asks(wrong)).isTrue();
        assertThat(asks(answer(browser, wrong))).isFalse();

        BrowserLogin traveler = new BrowserLogin(realm);
        assertThat(asks(login(traveler, "anna", ids.get(1)))).isFalse();
    }

    @Test
    void asksOncePerSessionUnlessToldOtherwise() {
        condition("works-as");
        List<String> ids = administrator("berta");
        BrowserLogin browser = new BrowserLogin(realm);
        answer(browser, login(browser, "berta", ids.get(0)));
        assertThat(asks(browser.open("second", Map.of()))).isFalse();
        assertThat(asks(browser.open(TestRealm.APP, Map.of("prompt", "none")))).isFalse();
        Reply again = browser.open("second", Map.of("prompt", "login"));
        assertThat(asks(browser.logIn(again, "berta"))).as("a login anew").isTrue();
        condition("works-as", "persona.once", "false");
        assertThat(asks(browser.open("second", Map.of()))).isTrue();
    }

    @Test
    void asksASessionThatHasSwitchedInTheMeantime() {
        condition("works-as");
        List<String> ids = administrator("carla");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply back = login(browser, "carla", ids.get(1));
        JsonNode tokens = browser.tokens(TestRealm.APP, back).expect(200).json();
        new PersonaApiClient(realm, tokens.path("access_token").asText())
                .call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", ids.get(0))))
                .expect(200);
        Reply page = browser.open("second", Map.of());
        assertThat(asks(page)).isTrue();
        Reply silent = browser.open("second", Map.of("prompt", "none"));
        assertThat(silent.header("Location").orElseThrow()).contains("error=");
        assertThat(asks(browser.open("second", Map.of())))
                .as("not answered yet")
                .isTrue();
    }

    @Test
    void asksUsersWhoHaveSuchAPersona() {
        condition("has");
        List<String> ids = administrator("dora");
        assertThat(asks(login(new BrowserLogin(realm), "dora", ids.get(1)))).isTrue();
        AdminPersonas.of(realm)
                .patch("/" + ids.get(0), Map.of("status", "suspended"))
                .expect(200);
        assertThat(asks(login(new BrowserLogin(realm), "dora"))).isFalse();
        user("emma");
        assertThat(asks(login(new BrowserLogin(realm), "emma"))).isFalse();
    }

    @Test
    void asksTheOtherUsersIfNegated() {
        condition("works-as", "negate", "true");
        List<String> ids = administrator("fay");
        assertThat(asks(login(new BrowserLogin(realm), "fay", ids.get(0)))).isFalse();
        assertThat(asks(login(new BrowserLogin(realm), "fay", ids.get(1)))).isTrue();
        condition("has", "negate", "true");
        assertThat(asks(login(new BrowserLogin(realm), "fay", ids.get(1)))).isFalse();
        user("gina");
        assertThat(asks(login(new BrowserLogin(realm), "gina"))).as("has none").isTrue();
    }

    @Test
    void asksForCircles() {
        condition("works-as", "persona.titles", "admin##traveler", "persona.circles", "corsica");
        List<String> ids = administrator("hanna");
        assertThat(asks(login(new BrowserLogin(realm), "hanna", ids.get(0)))).isFalse();
        assertThat(asks(login(new BrowserLogin(realm), "hanna", ids.get(1)))).isTrue();
    }

    @Test
    void asksForACircleHoweverItsAccentsAreEncoded() {
        condition("has", "persona.titles", "traveler", "persona.circles", " Cafe\u0301_Rene\u0301 ##other");
        user("jana");
        AdminPersonas.of(realm).created("jana", "traveler", "Caf\u00e9_Ren\u00e9");
        assertThat(asks(login(new BrowserLogin(realm), "jana"))).isTrue();
        user("kara");
        AdminPersonas.of(realm).created("kara", "traveler", "Cafe_Rene");
        assertThat(asks(login(new BrowserLogin(realm), "kara"))).isFalse();
    }

    @Test
    void asksIfTheConditionCannotBeDecided() {
        user("ida");
        AdminPersonas.of(realm).created("ida", "traveler", "corsica");
        condition("worksas");
        assertThat(asks(login(new BrowserLogin(realm), "ida")))
                .as("no such mode")
                .isTrue();
        condition("works-as");
        realm.admin().post("/authentication/executions/" + subFlow + "/raise-priority", Map.of());
        assertThat(asks(login(new BrowserLogin(realm), "ida")))
                .as("before the choice")
                .isTrue();
        realm.admin().post("/authentication/executions/" + subFlow + "/lower-priority", Map.of());
        assertThat(asks(login(new BrowserLogin(realm), "ida"))).isFalse();
    }
}
