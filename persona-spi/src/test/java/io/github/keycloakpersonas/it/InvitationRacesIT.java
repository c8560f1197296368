package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to an invitation at the instant at which it is accepted, or between its mail and that. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class InvitationRacesIT {

    private static final Map<String, String> ACCEPT = Map.of("answer", "accept");
    private static final String ON = InvitationCalls.ON_FOR_CROWDS;

    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;
    private String anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = TestRealm.create(server, Map.of("smtpServer", box.settings(), "eventsEnabled", true));
        calls = InvitationCalls.in(realm, box);
        calls.schema(ON);
        anna = realm.user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private String invited(Object... more) {
        return calls.invited("anna@example.org", "member", "corsica", more);
    }

    private InvitationCrowd crowd(int size) {
        return InvitationCrowd.before(
                calls.link(1), "anna", size, realm.server().baseUri(), List.of(realm));
    }

    /** A browser that shows the question. */
    private Reply question(BrowserLogin browser) {
        return browser.logIn(
                browser.press(browser.go(calls.link(1)).expect(200), Map.of()).expect(200), "anna");
    }

    private JsonNode personas() {
        return calls.admin().get("?user=anna").expect(200).json().path("personas");
    }

    private String toApp() {
        return invited("client_id", TestRealm.APP, "redirect_uri", BrowserLogin.REDIRECT);
    }

    @Test
    void ofTwoHundredAcceptancesAtOnceOneGivesAPersona() {
        String id = toApp();
        List<Reply> answers = crowd(200).accept(() -> {});
        // Whoever has accepted is led on in each window.
        assertThat(answers).allMatch(InvitationCrowd::isThrough);
        assertThat(personas()).hasSize(1);
        assertThat(calls.one(id).path("persona").asText())
                .isEqualTo(personas().at("/0/id").asText());
        assertThat(realm.admin().get("/events?max=1000").findValuesAsText("persona_action"))
                .filteredOn("accept-invitation"::equals)
                .hasSize(1);
    }

    @Test
    void aWithdrawalAndAcceptancesAtOnceAgree() {
        for (int round = 1; round <= 3; round++) {
            String id = toApp();
            InvitationCrowd crowd = InvitationCrowd.before(
                    calls.link(round), "anna", 10, realm.server().baseUri(), List.of(realm));
            AtomicInteger withdrawal = new AtomicInteger();
            List<Reply> answers =
                    crowd.accept(() -> withdrawal.set(calls.act(id, "withdraw").status()));
            if (withdrawal.get() == 200) {
                assertThat(calls.state(id)).isEqualTo("withdrawn");
                assertThat(answers).allMatch(InvitationCrowd::isGone);
                assertThat(personas()).isEmpty();
            } else {
                assertThat(withdrawal.get()).isEqualTo(409);
                assertThat(calls.state(id)).isEqualTo("accepted");
                assertThat(answers).allMatch(InvitationCrowd::isThrough);
                assertThat(personas()).hasSize(1);
                calls.admin().delete("/" + personas().at("/0/id").asText()).expect(204);
            }
        }
    }

    @Test
    void aWindowThatWasLeftOpenSaysWhatWasAnswered() {
        String id = toApp();
        BrowserLogin first = new BrowserLogin(realm);
        BrowserLogin second = new BrowserLogin(realm);
        Reply here = question(first);
        Reply there = question(second);
        assertThat(first.press(here, ACCEPT)).matches(InvitationCrowd::isThrough);
        assertThat(second.press(there, Map.of("answer", "decline"))).matches(InvitationCrowd::isGone);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(personas()).hasSize(1);
    }

    @Test
    void ofAcceptancesAtOnceAsManyAreDoneAsPersonasAreLeft() {
        calls.schema(ON + ",\"limits\":{\"personas_per_user\":1}");
        String first = toApp();
        InvitationCrowd crowd = crowd(6);
        String other = calls.invited("anna@example.org", "clerk", "corsica");
        BrowserLogin browser = new BrowserLogin(realm);
        URI link = calls.link(2);
        Reply question = browser.logIn(
                browser.press(browser.go(link).expect(200), Map.of()).expect(200), "anna");
        List<Reply> answers = crowd.accept(
                () -> assertThat(browser.press(question, ACCEPT).status()).isLessThan(500));
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(personas()).hasSize(1);
        assertThat(List.of(calls.state(first), calls.state(other))).containsExactlyInAnyOrder("accepted", "sent");
    }

    @Test
    void whoeverIsRemovedMeanwhileGetsNothing() {
        for (int round = 1; round <= 3; round++) {
            String id = toApp();
            InvitationCrowd crowd = InvitationCrowd.before(
                    calls.link(round), "anna", 8, realm.server().baseUri(), List.of(realm));
            List<Reply> answers = crowd.accept(() -> realm.admin().deleteUser(anna));
            assertThat(answers).allMatch(answer -> answer.status() < 500);
            // A persona that was made before the removal has gone with the user, and with it the invitation.
            Reply left = calls.admin().get("/invitations/" + id);
            assertThat(left.status()).isIn(200, 404);
            assertThat(calls.admin().count("")).isZero();
            anna = realm.user("anna");
            assertThat(personas()).isEmpty();
            if (left.status() == 200) {
                calls.act(id, "withdraw").expect(200);
            }
        }
    }

    @Test
    void whatIsNotOfferedAnyMoreCannotBeAccepted() {
        String id = toApp();
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = question(browser);
        realm.admin().schema("{\"titles\":[{\"name\":\"member\"},{\"name\":\"x\",\"can_be_invited\":true}]" + ON + "}");
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains("is not offered any more");
        assertThat(browser.go(calls.link(1)).status()).isEqualTo(404);
        realm.admin().schema("{\"titles\":[{\"name\":\"x\",\"can_be_invited\":true}]" + ON + "}");
        page = browser.press(page, ACCEPT);
        assertThat(page).matches(InvitationCrowd::isGone);
        assertThat(personas()).isEmpty();
        calls.schema(ON);
        assertThat(browser.press(page, ACCEPT)).matches(InvitationCrowd::isThrough);
        assertThat(calls.state(id)).isEqualTo("accepted");
    }

    @Test
    void nothingIsAcceptedOnceInvitationsAreOff() {
        toApp();
        List<Reply> answers = crowd(4).accept(() -> {
            calls.schema("");
            calls.schema(ON);
        });
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(calls.listed("")).isEmpty();
        assertThat(personas().size()).isLessThanOrEqualTo(1);
        assertThat(new BrowserLogin(realm).go(calls.link(1)).status()).isEqualTo(404);
    }

    @Test
    void whoHasInvitedMustStillHaveTheRoleAndBeThere() {
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-users");
        String id = manager.post(
                        "/invitations", Map.of("email", "anna@example.org", "title", "member", "circle", "corsica"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = question(browser);
        String managerId = realm.admin().userId("manager");
        realm.admin().revokeClientRoles(managerId, "realm-management", "manage-users");
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains("cannot be accepted at present");
        realm.admin().deleteUser(managerId);
        assertThat(browser.press(page, ACCEPT)).matches(InvitationCrowd::isGone);
        calls.admin().get("/invitations/" + id).expect(404);
        assertThat(personas()).isEmpty();
    }

    @Test
    void aRealmThatIsRemovedMeanwhileLeavesNothing() {
        toApp();
        crowd(10).accept(realm::close);
        URI link = calls.link(1);
        assertThat(new BrowserLogin(realm).go(link).status()).isEqualTo(404);
        try (TestRealm again = TestRealm.imported(realm.server(), Map.of("realm", realm.name(), "enabled", true))) {
            InvitationCalls fresh = InvitationCalls.in(again, box);
            assertThat(fresh.listed("")).isEmpty();
            assertThat(fresh.admin().count("")).isZero();
            // The link was for the other realm of that name.
            assertThat(new BrowserLogin(again).go(link).status()).isEqualTo(404);
        }
    }

    @Test
    void theSameFileAtOnceInvitesEachOnce() {
        StringBuilder lines = new StringBuilder("title,circle,email\n");
        for (int i = 0; i < 50; i++) {
            lines.append("clerk,corsica,guest").append(i).append("@example.org\n");
        }
        List<Integer> invited = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> calls.imported(lines.toString())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(report -> report.path("invited").asInt())
                .toList();
        assertThat(invited.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
        assertThat(calls.listed("?max=100")).hasSize(50);
    }
}
