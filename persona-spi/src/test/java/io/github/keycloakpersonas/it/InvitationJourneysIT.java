package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ways from an invitation to a persona: registrations, other identity providers, and many at once. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class InvitationJourneysIT {

    private static final Map<String, String> GO_ON = Map.of();
    private static final Map<String, String> ACCEPT = Map.of("answer", "accept");
    private static final Pattern REGISTRATION = Pattern.compile("href=\"([^\"]*/login-actions/registration[^\"]*)\"");
    private static final Pattern BROKER = Pattern.compile("href=\"([^\"]*/broker/company/login[^\"]*)\"");

    private KeycloakServer server;
    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;

    @BeforeEach
    void createRealm(KeycloakServer shared) {
        server = shared;
        box = Postbox.opened();
        Map<String, Object> members = new HashMap<>();
        members.put("smtpServer", box.settings());
        members.put("registrationAllowed", true);
        realm = TestRealm.create(server, members);
        calls = InvitationCalls.in(realm, box);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private JsonNode personas(String user) {
        return calls.admin().get("?user=" + user).expect(200).json().path("personas");
    }

    private URI found(Pattern pattern, Reply page) {
        Matcher link = pattern.matcher(page.expect(200).text());
        assertThat(link.find()).isTrue();
        return realm.server().baseUri().resolve(link.group(1).replace("&amp;", "&"));
    }

    private Reply login(BrowserLogin browser, URI link) {
        return browser.press(browser.go(link).expect(200), GO_ON).expect(200);
    }

    @Test
    void aGuestRegistersAndVerifiesTheAddressOnTheWay() {
        String id = calls.invited("new@example.org", "member", "corsica");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply form = browser.go(found(REGISTRATION, login(browser, calls.link(1))));
        Reply refusal = browser.press(
                form.expect(200),
                Map.of(
                        "username", "guest",
                        "email", "new@example.org",
                        "firstName", "New",
                        "lastName", "Guest",
                        "password", "guest",
                        "password-confirm", "guest"));
        assertThat(refusal.text()).contains("must be verified before you can accept");
        browser.press(refusal, Map.of("answer", "verify"));
        URI verify = URI.create(box.letters(2)
                .get(1)
                .plain()
                .lines()
                .filter(line -> line.contains("/login-actions/action-token"))
                .findFirst()
                .orElseThrow()
                .strip());
        Reply question = browser.go(verify);
        assertThat(question.text()).contains("You are logged in as guest.");
        browser.press(question, ACCEPT);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(personas("guest")).hasSize(1);
    }

    @Test
    void somebodyWhoRegistersWithAnotherAddressGetsNothing() {
        String id = calls.invited("new@example.org", "member", "corsica");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply form = browser.go(found(REGISTRATION, login(browser, calls.link(1))));
        Reply refusal = browser.press(
                form,
                Map.of(
                        "username", "other",
                        "email", "other@example.org",
                        "firstName", "Other",
                        "lastName", "Guest",
                        "password", "other",
                        "password-confirm", "other"));
        assertThat(refusal.text()).contains("the invitation is for another account");
        assertThat(calls.state(id)).isEqualTo("sent");
    }

    @Test
    void aGuestComesByAnIdentityProvider() {
        try (TestRealm company = TestRealm.create(server)) {
            company.user("maria");
            PartnerRealm.connect(company, realm, Map.of("trustEmail", true), Map.of());
            String id = calls.invited("maria@example.org", "member", "corsica");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply there = browser.go(found(BROKER, login(browser, calls.link(1))));
            Reply question = browser.logIn(there.expect(200), "maria");
            assertThat(question.text()).contains("You are logged in as maria.");
            browser.press(question, ACCEPT);
            assertThat(calls.state(id)).isEqualTo("accepted");
            assertThat(personas("maria")).hasSize(1);
        }
    }

    @Test
    void ofManyAcceptancesAtOnceOneGivesAPersona() throws InterruptedException, ExecutionException {
        realm.user("anna");
        String id = calls.invited("anna@example.org", "member", "corsica");
        URI link = calls.link(1);
        List<BrowserLogin> browsers = new ArrayList<>();
        List<Reply> questions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BrowserLogin browser = new BrowserLogin(realm);
            browsers.add(browser);
            questions.add(browser.logIn(login(browser, link), "anna").expect(200));
        }
        ExecutorService pool = Executors.newFixedThreadPool(browsers.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < browsers.size(); i++) {
                BrowserLogin browser = browsers.get(i);
                Reply question = questions.get(i);
                answers.add(pool.submit(() -> {
                    start.await();
                    return browser.press(question, ACCEPT).status();
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isLessThan(500);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(personas("anna")).hasSize(1);
        assertThat(calls.state(id)).isEqualTo("accepted");
    }

    @Test
    void goWithTheirUsers() {
        String anna = realm.user("anna");
        calls.admin()
                .post("/invitations", Map.of("user_sub", anna, "title", "member", "circle", "corsica"))
                .expect(201);
        String other = calls.invited("other@example.org", "member", "corsica");
        realm.admin().deleteUser(anna);
        assertThat(calls.listed("")).containsExactly(other);
    }
}
