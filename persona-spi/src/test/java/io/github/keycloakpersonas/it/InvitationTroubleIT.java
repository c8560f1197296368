package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that decides against an answer to an invitation, or is away: a page says so, and leads back. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
class InvitationTroubleIT {

    private static final String BUSY = "Der Server ist gerade ausgelastet";
    private static final Pattern AGAIN = Pattern.compile("id=\"kc-persona-invitation-again\" href=\"([^\"]+)\"");

    private Postbox box;
    private TestRealm realm;
    private JdbcAccess database;
    private InvitationCalls calls;
    private String id;
    private URI link;

    @BeforeEach
    void invite(KeycloakServer server) {
        box = Postbox.opened();
        database = server.database().orElseThrow();
        realm = InvitationCalls.realmInEnglishAndGerman(server, box);
        calls = InvitationCalls.in(realm, box);
        id = calls.invited("anna@example.org", "member", "corsica");
        link = calls.link(1);
    }

    @AfterEach
    void removeRealm() throws SQLException {
        new Troubles(database).end("persona_invitation");
        realm.close();
        box.close();
    }

    private Reply opened() {
        return realm.http().get(link).header("Accept-Language", "de").send();
    }

    private Reply decline() {
        return realm.http()
                .post(URI.create(link + "?answer=decline"))
                .header("Accept-Language", "de")
                .form(Map.of())
                .send();
    }

    @ParameterizedTest
    @ValueSource(strings = {Troubles.AT_STATEMENT, Troubles.AT_COMMIT})
    void whoDeclinesWhileOthersAreAtItIsToldToTryAgain(String when) throws SQLException {
        Troubles troubles = new Troubles(database);
        troubles.begin(when, "persona_invitation", "40001");
        String page = busy(decline(), 409);
        troubles.end("persona_invitation");
        assertThat(calls.state(id)).isEqualTo("sent");
        BrowserLogin browser = new BrowserLogin(realm);
        Matcher again = AGAIN.matcher(page);
        assertThat(again.find()).isTrue();
        browser.pressOther(browser.go(URI.create(again.group(1))).expect(200)).expect(200);
        assertThat(calls.state(id)).isEqualTo("declined");
    }

    @Test
    void whoeverLosesOnceOrTwiceNoticesNothing() throws SQLException {
        new Troubles(database).beginPassing(Troubles.AT_COMMIT, "persona_invitation", 2);
        assertThat(decline().expect(200).text()).contains("abgelehnt");
        assertThat(calls.state(id)).isEqualTo("declined");
    }

    @Test
    void whoeverOpensItWhileTheDatabaseIsAwayIsToldToTryAgain() throws SQLException, InterruptedException {
        DatabaseOutage.during(
                realm,
                () -> opened().expect(200),
                () -> {
                    busy(opened(), 503);
                    busy(decline(), 503);
                },
                () -> decline().status() == 200);
        assertThat(calls.state(id)).isEqualTo("declined");
    }

    private static String busy(Reply reply, int status) {
        reply.expect(status);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(reply.header("Retry-After")).hasValue("1");
        assertThat(reply.text()).contains(BUSY, "Erneut versuchen").doesNotContain("trouble");
        return reply.text();
    }
}
