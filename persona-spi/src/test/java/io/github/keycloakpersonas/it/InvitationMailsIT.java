package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invitations while the mail server is away: what still holds when it is back is sent, once. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class InvitationMailsIT {

    private Postbox box;
    private TestRealm realm;
    private MailRealm mails;
    private InvitationCalls calls;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.closed();
        realm = TestRealm.create(server, Map.of("smtpServer", box.settings()));
        calls = InvitationCalls.in(realm, box);
        mails = new MailRealm(realm, calls.admin());
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private String invited(String user) {
        return calls.invited(user + "@example.org", "member", "corsica");
    }

    private void awaitFailed(int waiting) {
        Soon.await(() -> {
            JsonNode queued = mails.ledger("?state=queued&max=100").path("mails");
            return queued.size() == waiting && queued.findValuesAsText("reason").contains("unreachable");
        });
    }

    /** The mail server is back, and takes all that is sent at once. */
    private void goOn(int expected) {
        box.open();
        mails.run();
        Soon.await(() -> mails.count("sent") == expected);
        mails.run();
        Soon.pause(Duration.ofSeconds(1));
        assertThat(mails.count("queued")).isZero();
        assertThat(box.count()).isEqualTo(expected);
    }

    @Test
    void areSentOnceItIsBack() {
        invited("one");
        calls.imported("""
                title,circle,email
                member,corsica,two@example.org
                member,corsica,three@example.org
                clerk,corsica,one@example.org
                """);
        String anna = realm.user("anna");
        calls.admin()
                .post("/invitations", Map.of("user_sub", anna, "title", "member", "circle", "corsica"))
                .expect(201);
        awaitFailed(5);
        assertThat(calls.listed("?state=sent")).hasSize(5);
        goOn(5);
        List<Postbox.Letter> letters = box.letters(5);
        assertThat(letters)
                .extracting(Postbox.Letter::to)
                .containsExactlyInAnyOrder(
                        "one@example.org",
                        "one@example.org",
                        "two@example.org",
                        "three@example.org",
                        "anna@example.org");
        for (Postbox.Letter letter : letters) {
            assertThat(new BrowserLogin(realm)
                            .go(InvitationCalls.linkIn(letter))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void areNotSentOnceTheyDoNotHoldAnyMore() {
        String withdrawn = invited("withdrawn");
        invited("other");
        awaitFailed(2);
        calls.act(withdrawn, "withdraw").expect(200);
        goOn(1);
        assertThat(box.letters(1)).extracting(Postbox.Letter::to).containsExactly("other@example.org");
    }

    @Test
    void areSentOnceWithTheirLatestLink() {
        String id = invited("anna");
        awaitFailed(1);
        // The same cannot be sent again within a minute.
        Soon.pause(Duration.ofSeconds(61));
        calls.act(id, "resend").expect(200);
        goOn(1);
        URI link = calls.link(1);
        assertThat(new BrowserLogin(realm).go(link).status()).isEqualTo(200);
        assertThat(calls.one(id).path("sent").asInt()).isEqualTo(2);
    }

    @Tag("postgres")
    @Test
    void areNotSentAfterTheirTime() throws SQLException {
        String expired = invited("expired");
        invited("other");
        awaitFailed(2);
        try (Connection connection = realm.server().database().orElseThrow().connect();
                PreparedStatement update =
                        connection.prepareStatement("update PERSONA_INVITATION set EXPIRES_AT = ? where ID = ?")) {
            update.setLong(1, System.currentTimeMillis() - 1000);
            update.setString(2, expired);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(calls.state(expired)).isEqualTo("expired");
        goOn(1);
        assertThat(box.letters(1)).extracting(Postbox.Letter::to).containsExactly("other@example.org");
    }
}
