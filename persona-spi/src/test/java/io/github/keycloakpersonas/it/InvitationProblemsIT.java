package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever opens a link reads pages, whatever is in the way. */
@ExtendWith(SharedServer.class)
class InvitationProblemsIT {

    private Postbox box;
    private TestRealm realm;
    private URI link;

    @BeforeEach
    void invite(KeycloakServer server) {
        box = Postbox.opened();
        realm = InvitationCalls.realmInEnglishAndGerman(server, box);
        InvitationCalls calls = InvitationCalls.in(realm, box);
        calls.invited("anna@example.org", "member", "corsica");
        link = calls.link(1);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    /** An answer of that status that a reader of German understands. */
    private static void isPage(HttpCall call, int status, String text) {
        Reply reply = call.header("Accept-Language", "de").send().expect(status);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(reply.header("X-Request-Id")).isPresent();
        assertThat(reply.text()).contains(text).doesNotContain("request_id", "about:blank");
    }

    @Test
    void parametersThatCannotBeRead() {
        String tooLong = "x".repeat(300);
        isPage(realm.http().get(URI.create(link + "?kc_locale=" + tooLong)), 400, "Ungültiger Request");
        isPage(realm.http().post(URI.create(link + "?answer=" + tooLong)).form(Map.of()), 400, "Ungültiger Request");
        isPage(realm.http().get(URI.create(link + "?more=" + "x".repeat(8192))), 414, "Ungültiger Request");
    }

    @Test
    void aRealmThatIsDisabled() {
        realm.admin().update(Map.of("enabled", false));
        isPage(realm.http().get(link), 403, "Realm nicht aktiviert");
        isPage(realm.http().post(URI.create(link + "?answer=decline")).form(Map.of()), 403, "Realm nicht aktiviert");
    }
}
