package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the mail of an invitation through its pages to a persona. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class InvitationPagesIT {

    private static final Map<String, String> GO_ON = Map.of();
    private static final Map<String, String> ACCEPT = Map.of("answer", "accept");
    private static final Map<String, String> DECLINE = Map.of("answer", "decline");

    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;
    private String anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        Map<String, Object> members = new HashMap<>();
        members.put("smtpServer", box.settings());
        members.put("displayName", "Isle & Sea");
        members.put("registrationAllowed", true);
        members.put("internationalizationEnabled", true);
        members.put("supportedLocales", List.of("en", "de"));
        members.put("defaultLocale", "en");
        members.put("eventsEnabled", true);
        members.put("adminEventsEnabled", true);
        members.put("adminEventsDetailsEnabled", true);
        realm = TestRealm.create(server, members);
        calls = InvitationCalls.in(realm, box);
        anna = realm.user("anna");
        realm.admin().updateUser(anna, Map.of("emailVerified", true));
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private String invitedAnna(Object... more) {
        return calls.invited("anna@example.org", "clerk", "corsica", more);
    }

    /** The page that asks, after a login. */
    private Reply question(BrowserLogin browser, URI link, String user) {
        return browser.logIn(browser.press(browser.go(link).expect(200), GO_ON).expect(200), user);
    }

    private List<JsonNode> personas(String user) {
        return calls.admin().get("?user=" + user).expect(200).json().findParents("persona_id");
    }

    @Test
    void anAccountAcceptsAfterTheLogin() {
        String id = invitedAnna("message", "Come <b> see", "valid_till", "2090-01-01T00:00:00Z");
        URI link = calls.link(1);
        BrowserLogin browser = new BrowserLogin(realm);
        String page = browser.go(link).expect(200).text();
        assertThat(page)
                .contains("You are invited to the persona Clerk (corsica) at Isle &amp; Sea.", "Come &lt;b&gt; see")
                .contains("register on the login page")
                .doesNotContain("<b>", "anna");
        assertThat(browser.go(link).text()).contains("Log in to accept");
        assertThat(calls.state(id)).isEqualTo("sent");
        Reply question = question(browser, link, "anna");
        assertThat(question.expect(200).text()).contains("You are logged in as anna.", "Accept");
        assertThat(personas("anna")).isEmpty();
        browser.press(question, ACCEPT);
        JsonNode persona = personas("anna").get(0);
        assertThat(persona.path("title").asText()).isEqualTo("clerk");
        assertThat(persona.path("circle").asText()).isEqualTo("corsica");
        assertThat(persona.path("status").asText()).isEqualTo("active");
        assertThat(persona.path("valid_till").asText()).isEqualTo("2090-01-01T00:00:00Z");
        JsonNode accepted = calls.one(id);
        assertThat(accepted.path("state").asText()).isEqualTo("accepted");
        assertThat(accepted.path("accepted_by").asText()).isEqualTo(anna);
        assertThat(accepted.path("persona").asText())
                .isEqualTo(persona.path("id").asText());
        assertThat(browser.go(link).status()).isEqualTo(404);
        String token = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        assertThat(realm.admin().get("/events").toString())
                .contains("accept-invitation", id)
                .doesNotContain(token);
        assertThat(realm.admin().get("/admin-events").toString()).doesNotContain(token);
        assertThat(realm.server().log()).doesNotContain(token);
    }

    @Test
    void leadToTheApplicationWithoutACode() {
        invitedAnna("client_id", TestRealm.APP, "redirect_uri", BrowserLogin.REDIRECT + "/in");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply back =
                browser.press(question(browser, calls.link(1), "anna"), ACCEPT).expect(302);
        assertThat(back.header("Location").orElseThrow())
                .startsWith(BrowserLogin.REDIRECT + "/in")
                .doesNotContain("code=");
        assertThat(personas("anna")).hasSize(1);
    }

    @Test
    void areDeclinedBeforeOrAfterTheLogin() {
        String first = invitedAnna();
        BrowserLogin browser = new BrowserLogin(realm);
        assertThat(browser.pressOther(browser.go(calls.link(1)).expect(200))
                        .expect(200)
                        .text())
                .contains("You have declined the invitation.");
        assertThat(calls.state(first)).isEqualTo("declined");
        String second = invitedAnna();
        browser.press(question(browser, calls.link(2), "anna"), DECLINE);
        assertThat(calls.state(second)).isEqualTo("declined");
        assertThat(personas("anna")).isEmpty();
    }

    @Test
    void areForOneAccountOnly() {
        String id = invitedAnna();
        realm.admin().updateUser(realm.user("bert"), Map.of("emailVerified", true));
        BrowserLogin browser = new BrowserLogin(realm);
        Reply refusal = question(browser, calls.link(1), "bert");
        assertThat(refusal.text()).contains("You are logged in as bert, and the invitation is for another account.");
        refusal = browser.press(refusal, ACCEPT);
        assertThat(refusal.text()).contains("for another account");
        browser.press(refusal, DECLINE);
        assertThat(calls.state(id)).isEqualTo("sent");
        assertThat(personas("bert")).isEmpty();
    }

    @Test
    void needAVerifiedAddress() {
        realm.admin().updateUser(anna, Map.of("emailVerified", false));
        String id = invitedAnna();
        BrowserLogin browser = new BrowserLogin(realm);
        Reply refusal = question(browser, calls.link(1), "anna");
        assertThat(refusal.text()).contains("must be verified before you can accept");
        refusal = browser.press(refusal, ACCEPT);
        assertThat(refusal.text()).contains("must be verified");
        assertThat(calls.state(id)).isEqualTo("sent");
        browser.press(refusal, Map.of("answer", "verify"));
        String verification = box.letters(2).get(1).plain();
        URI verify = URI.create(verification
                .lines()
                .filter(line -> line.contains("/login-actions/action-token"))
                .findFirst()
                .orElseThrow()
                .strip());
        Reply question = browser.go(verify);
        assertThat(question.text()).contains("You are logged in as anna.");
        browser.press(question, ACCEPT);
        assertThat(calls.state(id)).isEqualTo("accepted");
    }

    @Test
    void areClosedBySendingAgainAndByWithdrawal() {
        String id = invitedAnna("expires_in", 300);
        URI first = calls.link(1);
        BrowserLogin browser = new BrowserLogin(realm);
        Reply question = question(browser, first, "anna");
        calls.act(id, "withdraw").expect(200);
        assertThat(browser.press(question, ACCEPT).text()).contains("This invitation cannot be used");
        assertThat(personas("anna")).isEmpty();
        assertThat(new BrowserLogin(realm).go(first).status()).isEqualTo(404);
        assertThat(new BrowserLogin(realm).go(URI.create(first + "x")).status()).isEqualTo(404);
    }

    @Test
    void areCheckedAgainWhenTheyAreAccepted() {
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-users");
        manager.post("/invitations", Map.of("email", "anna@example.org", "title", "clerk", "circle", "corsica"))
                .expect(201);
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = question(browser, calls.link(1), "anna");
        calls.admin().created("anna", "clerk", "corsica");
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains("You already have this persona.");
        calls.admin().delete("/" + personas("anna").get(0).path("id").asText()).expect(204);
        calls.schema(",\"invitations\":{\"enabled\":true},\"limits\":{\"personas_per_user\":1}");
        calls.admin().created("anna", "traveler", "corsica");
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains("You have as many personas");
        calls.schema(",\"invitations\":{\"enabled\":true}");
        realm.admin().updateUser(realm.admin().userId("manager"), Map.of("enabled", false));
        assertThat(browser.press(page, ACCEPT).text()).contains("cannot be accepted at present");
        assertThat(personas("anna")).hasSize(1);
    }

    @Test
    void speakTheLanguageOfTheReader() {
        invitedAnna();
        URI link = calls.link(1);
        String german = realm.http()
                .get(link)
                .header("Accept-Language", "de")
                .send()
                .expect(200)
                .text();
        assertThat(german).contains("Sie sind bei Isle &amp; Sea zur Persona", "Ablehnen");
        assertThat(new BrowserLogin(realm)
                        .go(URI.create(link + "?kc_locale=de"))
                        .text())
                .contains("Ablehnen");
    }

    @Test
    void areFewForOneNetworkAddress() {
        String id = invitedAnna();
        URI link = calls.link(1);
        BrowserLogin browser = new BrowserLogin(realm);
        Reply question = question(browser, link, "anna");
        calls.schema(",\"invitations\":{\"enabled\":true,\"requests_per_minute\":1}");
        // A link that is none counts, too.
        URI none = URI.create(link + "x");
        assertThat(browser.go(none).status()).isEqualTo(404);
        Reply refused =
                realm.http().get(link).header("Accept-Language", "de").send().expect(429);
        assertThat(refused.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.text()).contains("Aus Ihrem Netz wurden in kurzer Zeit zu viele Seiten");
        realm.http().post(link + "?answer=decline").form(Map.of()).send().expect(429);
        Reply inLogin = browser.press(question, ACCEPT);
        assertThat(inLogin.expect(429).text()).contains("Too many pages were opened from your network");
        assertThat(inLogin.header("Retry-After")).isPresent();
        assertThat(calls.state(id)).isEqualTo("sent");
        assertThat(personas("anna")).isEmpty();
        calls.schema(",\"invitations\":{\"enabled\":true}");
        browser.press(inLogin, ACCEPT);
        assertThat(calls.state(id)).isEqualTo("accepted");
    }
}
