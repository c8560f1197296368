package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom stewards invite to what they manage. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class StewardInvitationsIT {

    private static final Map<String, String> GO_ON = Map.of();
    private static final Map<String, String> ACCEPT = Map.of("answer", "accept");
    private static final String STEWARDS = "{\"titles\":[{\"name\":\"member\",\"can_be_invited\":true,"
            + "\"managed_by\":[\"head\"]},{\"name\":\"clerk\",\"can_be_invited\":true},"
            + "{\"name\":\"head\",\"self_service\":false}],\"invitations\":{\"enabled\":true}}";

    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = TestRealm.create(server, Map.of("smtpServer", box.settings()));
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

    private Reply login(BrowserLogin browser, URI link) {
        return browser.press(browser.go(link).expect(200), GO_ON).expect(200);
    }

    private PersonaApiClient steward(String user) {
        return new PersonaApiClient(
                realm,
                realm.tokens(user, Map.of("scope", "openid persona-circles"))
                        .expect(200)
                        .json()
                        .path("access_token")
                        .asText());
    }

    private static Reply invite(PersonaApiClient steward, String circle, Object... more) {
        Map<String, Object> json = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            json.put(String.valueOf(more[i]), more[i + 1]);
        }
        return steward.call("POST", "/v1/circles/" + circle + "/invitations", call -> call.json(json));
    }

    @Test
    void areThoseToWhatTheyManageAsLongAsTheyDo() {
        realm.admin().schema(STEWARDS);
        calls.admin()
                .call("PUT", "/setup/circles?clients=" + TestRealm.APP, call -> call)
                .expect(200);
        String head = realm.user("head");
        realm.admin().updateUser(head, Map.of("firstName", "Hedda", "lastName", "Gabler"));
        String other = realm.user("other");
        realm.user("anna");
        String mandate = calls.admin().created("head", "head", "corsica");
        calls.admin().created("other", "head", "corsica");
        PersonaApiClient steward = steward("head");
        JsonNode sent = invite(steward, "corsica", "title", "member", "email", "anna@example.org")
                .expect(201)
                .json();
        String id = sent.path("id").asText();
        assertThat(sent.path("mandate").asText()).isEqualTo(mandate);
        assertThat(sent.path("email").asText()).isEqualTo("anna@example.org");
        assertThat(box.letters(1).get(0).plain()).contains("Hedda Gabler invites you to the persona Member (corsica)");
        URI link = calls.link(1);
        assertThat(invite(steward, "corsica", "title", "clerk", "email", "a@example.org")
                        .expect(403)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("title-not-managed");
        assertThat(invite(steward, "elba", "title", "member", "email", "a@example.org")
                        .expect(403)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("other-circle");
        assertThat(invite(steward, "corsica", "title", "member", "user_sub", head)
                        .expect(403)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("own-persona");
        PersonaApiClient second = steward("other");
        JsonNode seen =
                second.get("/v1/circles/corsica/invitations").expect(200).json().at("/invitations/0");
        assertThat(seen.path("id").asText()).isEqualTo(id);
        assertThat(seen.toString()).doesNotContain("@");
        assertThat(second.get("/v1/circles/corsica/invitations?email=anna@example.org")
                        .json()
                        .path("invitations"))
                .isEmpty();
        assertThat(second.get("/v1/circles")
                        .expect(200)
                        .json()
                        .at("/circles/0/invited")
                        .asLong())
                .isEqualTo(1);
        second.call("POST", "/v1/circles/corsica/invitations/" + id + "/resend", call -> call)
                .expect(403);
        steward("anna").get("/v1/circles/corsica/invitations").expect(404);
        BrowserLogin browser = new BrowserLogin(realm);
        Reply question = browser.logIn(login(browser, link), "anna");
        assertThat(question.text()).contains("Hedda Gabler invites you");
        calls.admin().patch("/" + mandate, Map.of("status", "suspended")).expect(200);
        Reply refused = browser.press(question, ACCEPT);
        assertThat(refused.text()).contains("cannot be accepted at present");
        calls.admin().patch("/" + mandate, Map.of("status", "active")).expect(200);
        browser.press(refused, ACCEPT);
        assertThat(calls.state(id)).isEqualTo("accepted");
        assertThat(personas("anna")).hasSize(1);
        realm.admin().deleteUser(other);
        realm.admin().deleteUser(head);
        calls.admin().get("/invitations/" + id).expect(404);
    }
}
