package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.Postbox.Letter;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom administrators invite to what, and what becomes of it. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class InvitationsIT {

    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = TestRealm.create(server, Map.of("smtpServer", box.settings(), "displayName", "Isle & Sea"));
        calls = InvitationCalls.in(realm, box);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    @Test
    void tellWhoeverHasTheAddress() {
        String id = calls.invited("New@Example.org", "member", "corsica & co", "message", "Come <b> see");
        Letter letter = box.letters(1).get(0);
        assertThat(letter.to()).isEqualTo("new@example.org");
        assertThat(letter.subject()).isEqualTo("Invitation from Isle & Sea");
        assertThat(letter.plain())
                .contains("You are invited to the persona Member (corsica & co) at Isle & Sea.", "Come <b> see", "UTC");
        assertThat(letter.html())
                .contains("Come &lt;b&gt; see", "corsica &amp; co")
                .doesNotContain("<b>");
        JsonNode one = calls.one(id);
        assertThat(one.path("state").asText()).isEqualTo("sent");
        assertThat(one.path("email").asText()).isEqualTo("new@example.org");
        assertThat(one.toString()).doesNotContain("nonce", "token", "/persona/invitations/");
        Soon.await(() -> calls.admin()
                        .get("/mails?state=sent")
                        .expect(200)
                        .json()
                        .path("mails")
                        .size()
                == 1);
        JsonNode mail = calls.admin().get("/mails").expect(200).json().at("/mails/0");
        assertThat(mail.path("invitation").asText()).isEqualTo(id);
        assertThat(mail.toString()).doesNotContain("@", "user_sub", "nonce");
    }

    @Test
    void areListedAndTakenBack() {
        String first = calls.invited("one@example.org", "member", "corsica");
        String second = calls.invited("two@example.org", "clerk", "elba");
        assertThat(calls.listed("")).containsExactlyInAnyOrder(first, second);
        assertThat(calls.listed("?title=clerk")).containsExactly(second);
        assertThat(calls.listed("?circle=corsica&state=sent&state=accepted")).containsExactly(first);
        assertThat(calls.listed("?email=TWO@example.org")).containsExactly(second);
        assertThat(calls.listed("?state=expired")).isEmpty();
        calls.act(first, "withdraw").expect(200);
        assertThat(calls.state(first)).isEqualTo("withdrawn");
        assertThat(calls.one(first).has("decided_at")).isTrue();
        calls.act(first, "withdraw").expect(409);
        calls.act(first, "resend").expect(409);
        assertThat(calls.listed("?state=withdrawn")).containsExactly(first);
        calls.admin().get("/invitations/" + UUID.randomUUID()).expect(404);
        calls.admin()
                .call("POST", "/invitations/" + second + "/withdraw", call -> call.header("If-Match", "\"7\""))
                .expect(412);
    }

    @Test
    void areRefusedWithEveryFault() {
        calls.invite("no address", "traveler", "a/b").expect(400);
        assertThat(calls.invite("a@example.org", "traveler", "a/b")
                        .expect(400)
                        .json()
                        .path("errors")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "circle");
        calls.invite("a,b@example.org", "member", "corsica").expect(400);
        calls.invite("a@example.org", "member", "corsica", "user_sub", "x").expect(400);
        calls.invite("a@example.org", "member", "corsica", "expires_in", 10).expect(400);
        calls.invite("a@example.org", "member", "corsica", "message", "x".repeat(501))
                .expect(400);
        calls.invite("a@example.org", "member", "corsica", "valid_till", "2020-01-01T00:00:00Z")
                .expect(400);
        calls.invite("a@example.org", "member", "corsica", "client_id", "app", "redirect_uri", "https://evil.example/")
                .expect(400);
        calls.invited("a@example.org", "member", "corsica", "client_id", "app", "redirect_uri", "http://localhost/in");
        calls.invite("A@example.org", "member", "corsica").expect(409);
        calls.invited("a@example.org", "member", "elba");
    }

    @Test
    void goToAUserWhetherOrNotThereIsOne() {
        String anna = realm.user("anna");
        JsonNode known = calls.admin()
                .post("/invitations", Map.of("user_sub", anna, "title", "member", "circle", "corsica"))
                .expect(201)
                .json();
        String nobody = UUID.randomUUID().toString();
        JsonNode unknown = calls.admin()
                .post("/invitations", Map.of("user_sub", nobody, "title", "member", "circle", "corsica"))
                .expect(201)
                .json();
        assertThat(known.fieldNames()).toIterable().containsExactlyElementsOf(unknown::fieldNames);
        assertThat(box.letters(1).get(0).to()).isEqualTo("anna@example.org");
    }

    private JsonNode imported(String query, String csv) {
        return calls.admin()
                .call("POST", "/invitations/import" + query, call -> call.body("text/csv", csv))
                .expect(200)
                .json();
    }

    @Test
    void comeFromAFileLineByLine() {
        String csv = "title,circle,email,message,expires_in\r\n"
                + "member,corsica,one@example.org,\"We start, in \"\"May\"\"\",3600\r\n"
                + "member,corsica,ONE@example.org,,\r\n"
                + "traveler,corsica,two@example.org,,\r\n"
                + "\r\n"
                + "member,corsica,no address,,\r\n"
                + "clerk,elba,two@example.org,,soon\r\n"
                + "clerk,elba,three@example.org,,\r\n";
        JsonNode dry = imported("?dry_run=true", csv);
        assertThat(dry.path("invited").asInt()).isEqualTo(2);
        assertThat(calls.listed("")).isEmpty();
        JsonNode report = imported("", csv);
        assertThat(report.path("invited").asInt()).isEqualTo(2);
        assertThat(report.path("refused").findValuesAsText("line")).containsExactly("3", "4", "6", "7");
        assertThat(report.path("refused").toString()).doesNotContain("@");
        assertThat(box.letters(2).stream().map(Letter::to))
                .containsExactlyInAnyOrder("one@example.org", "three@example.org");
        assertThat(calls.listed("")).hasSize(2);
        calls.admin().post("/invitations/import", Map.of()).expect(415);
        calls.admin()
                .call("POST", "/invitations/import", call -> call.body("text/csv", "title"))
                .expect(400);
    }

    @Test
    void areBoundedForAnAddress() {
        for (int i = 0; i < 5; i++) {
            calls.invited("a@example.org", "member", "circle " + i);
        }
        assertThat(calls.invite("a@example.org", "member", "one more")
                        .expect(429)
                        .header("Retry-After"))
                .isPresent();
    }

    @Test
    void needTheSwitchAndTheRole() {
        calls.schema("");
        calls.invite("a@example.org", "member", "corsica").expect(404);
        calls.admin().get("/invitations").expect(404);
        calls.schema(",\"invitations\":{\"enabled\":true,\"expire_days\":1}");
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        viewer.get("/invitations").expect(403);
        viewer.post("/invitations", Map.of()).expect(403);
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-users");
        manager.post("/invitations", Map.of("email", "a@example.org", "title", "member", "circle", "corsica"))
                .expect(201);
        calls.schema("");
        calls.schema(",\"invitations\":{\"enabled\":true}");
        assertThat(calls.listed("")).isEmpty();
    }
}
