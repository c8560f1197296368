package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invitations to personas in the circles of Keycloak's organizations. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class OrganizationInvitationsIT {

    private static final Map<String, String> ACCEPT = Map.of("answer", "accept");
    private static final String CORSICA = "corsica";
    private static final String ONLY_MEMBERS = "Only members of the organization corsica can accept";
    private static final String BECOMES_ONE = "you also become a member of the organization corsica";

    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;
    private String organization;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = TestRealm.create(
                server, Map.of("smtpServer", box.settings(), "organizationsEnabled", true, "eventsEnabled", true));
        calls = InvitationCalls.in(realm, box);
        rule("members");
        organization = realm.admin()
                .post(
                        "/organizations",
                        Map.of(
                                "name",
                                "Isle of Corsica",
                                "alias",
                                CORSICA,
                                "domains",
                                List.of(Map.of("name", "example.org"))))
                .createdId();
        realm.user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private void rule(String organizations) {
        calls.schema(",\"circles\":{\"source\":\"organizations\"},\"invitations\":{\"enabled\":true,"
                + "\"requests_per_minute\":0,\"organizations\":\"" + organizations + "\"}");
    }

    private void join(String user) {
        realm.admin()
                .call("POST", "/organizations/" + organization + "/members")
                .body("application/json", realm.admin().userId(user))
                .send()
                .expect(201);
    }

    private List<String> members() {
        return realm.admin().get("/organizations/" + organization + "/members").findValuesAsText("username");
    }

    private void enable(boolean isEnabled) {
        JsonNode present = realm.admin().get("/organizations/" + organization);
        realm.admin()
                .put(
                        "/organizations/" + organization,
                        Map.of(
                                "name",
                                present.path("name").asText(),
                                "alias",
                                CORSICA,
                                "enabled",
                                isEnabled,
                                "domains",
                                present.path("domains")));
    }

    private String invited(String user) {
        return calls.invited(
                user + "@example.org",
                "member",
                CORSICA,
                "client_id",
                TestRealm.APP,
                "redirect_uri",
                BrowserLogin.REDIRECT);
    }

    /** The page that a user gets who has followed the latest link and logged in. */
    private Reply page(BrowserLogin browser, String user, int letters) {
        Reply login = browser.press(browser.go(calls.link(letters)).expect(200), Map.of());
        return browser.logInByTurns(login.expect(200), user).expect(200);
    }

    private JsonNode personas(String user) {
        return calls.admin().page("?user=" + user);
    }

    @Test
    void areForMembersUnlessTheSchemaSaysOtherwise() {
        String id = invited("anna");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = page(browser, "anna", 1);
        assertThat(page.text()).contains("You are logged in as anna", ONLY_MEMBERS);
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains(ONLY_MEMBERS);
        assertThat(personas("anna")).isEmpty();
        assertThat(members()).isEmpty();
        join("anna");
        assertThat(browser.press(page, ACCEPT)).matches(InvitationCrowd::isThrough);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(personas("anna")).hasSize(1);
    }

    @Test
    void makeMembersWhereTheSchemaSaysSo() {
        rule("join");
        String id = invited("anna");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = page(browser, "anna", 1);
        assertThat(page.text()).contains(BECOMES_ONE);
        assertThat(members()).isEmpty();
        assertThat(browser.press(page, ACCEPT)).matches(InvitationCrowd::isThrough);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(personas("anna")).hasSize(1);
        assertThat(members()).containsExactly("anna");
        assertThat(realm.admin()
                        .get("/organizations/" + organization + "/members/"
                                + realm.admin().userId("anna"))
                        .path("membershipType")
                        .asText())
                .isEqualTo("UNMANAGED");
        assertThat(realm.admin().get("/events").findValuesAsText("org_id")).contains(organization);
        assertThat(PersonaApiClient.names(calls.admin().page("?user=anna&status=active")))
                .containsExactly("member@corsica");
    }

    @Test
    void ofTwoAtOnceEachMakesAMemberOfTheSameOne() {
        rule("join");
        invited("anna");
        InvitationCrowd members = crowd(1);
        calls.invited(
                "anna@example.org",
                "clerk",
                CORSICA,
                "client_id",
                TestRealm.APP,
                "redirect_uri",
                BrowserLogin.REDIRECT);
        InvitationCrowd clerks = crowd(2);
        List<Reply> answers =
                members.accept(() -> assertThat(clerks.accept(() -> {})).allMatch(InvitationCrowd::isThrough));
        assertThat(answers).allMatch(InvitationCrowd::isThrough);
        assertThat(personas("anna")).hasSize(2);
        assertThat(members()).containsExactly("anna");
    }

    private InvitationCrowd crowd(int letters) {
        return InvitationCrowd.before(
                calls.link(letters), "anna", 4, realm.server().baseUri(), List.of(realm));
    }

    @Test
    void makeMembersOfThoseWhoseAddressIsOfADomainOfTheOrganization() {
        rule("domains");
        realm.admin().createUser("bert", Map.of("email", "bert@elsewhere.example"));
        invited("anna");
        BrowserLogin anna = new BrowserLogin(realm);
        Reply page = page(anna, "anna", 1);
        assertThat(page.text()).contains(BECOMES_ONE);
        assertThat(anna.press(page, ACCEPT)).matches(InvitationCrowd::isThrough);
        calls.invited("bert@elsewhere.example", "member", CORSICA);
        BrowserLogin bert = new BrowserLogin(realm);
        Reply refused = page(bert, "bert", 2);
        assertThat(refused.text()).contains(ONLY_MEMBERS);
        assertThat(bert.press(refused, ACCEPT).text()).contains(ONLY_MEMBERS);
        assertThat(members()).containsExactly("anna");
        assertThat(personas("bert")).isEmpty();
    }

    @Test
    void needAnOrganizationThatIsThereAndEnabled() {
        rule("join");
        assertThat(calls.invite("anna@example.org", "member", "elba")
                        .expect(400)
                        .json()
                        .at("/errors/circle")
                        .toString())
                .contains("must be the alias of an enabled organization");
        String id = invited("anna");
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = page(browser, "anna", 1);
        enable(false);
        page = browser.press(page, ACCEPT);
        assertThat(page.text()).contains("cannot be accepted at present");
        assertThat(personas("anna")).isEmpty();
        calls.invite("bert@example.org", "member", CORSICA).expect(400);
        enable(true);
        assertThat(browser.press(page, ACCEPT)).matches(InvitationCrowd::isThrough);
        assertThat(calls.state(id)).isEqualTo("accepted");
    }

    @Test
    void tellNobodyWhoIsAMember() {
        realm.user("bert");
        join("bert");
        JsonNode stranger = calls.one(invited("anna"));
        JsonNode member = calls.one(invited("bert"));
        JsonNode nobody = calls.one(invited("nobody"));
        assertThat(member.properties().stream().map(Map.Entry::getKey).toList())
                .isEqualTo(stranger.properties().stream().map(Map.Entry::getKey).toList())
                .isEqualTo(nobody.properties().stream().map(Map.Entry::getKey).toList());
        assertThat(List.of(member.path("state"), nobody.path("state"))).containsOnly(stranger.path("state"));
        assertThat(box.letters(3)).extracting(Postbox.Letter::to).hasSize(3);
    }
}
