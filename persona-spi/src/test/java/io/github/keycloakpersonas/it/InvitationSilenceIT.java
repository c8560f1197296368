package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who invites somebody, and who opens a link, cannot tell by how long it takes whether there is an account: the server asks its database
 * the same in each case. It logs the statements of each request.
 */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationSilenceIT {

    private static final String STATEMENTS = "[org.hibernate.SQL]";

    private KeycloakServer server;
    private Postbox box;
    private TestRealm realm;
    private InvitationCalls calls;
    private int circles;

    @BeforeAll
    void createRealm() {
        server = ServerProcess.start(ServerOptions.fromSystemProperties()
                .beside("statements")
                .environment("KC_LOG_LEVEL", "info,org.hibernate.SQL:debug")
                .environment("KC_LOG_CONSOLE_FORMAT", "[%c] %X %s%n"));
        box = Postbox.opened();
        realm = TestRealm.create(server, Map.of("smtpServer", box.settings()));
        calls = InvitationCalls.in(realm, box);
        realm.user("anna");
        realm.admin().disableUser(realm.user("bert"));
        realm.admin().updateUser(realm.user("carl"), Map.of("emailVerified", false));
    }

    @AfterAll
    void removeRealm() {
        box.close();
        server.close();
    }

    /** What the database was asked by a request, in order. */
    private List<String> statements(Function<String, Reply> request) {
        String id = UUID.randomUUID().toString();
        assertThat(request.apply(id).status()).isLessThan(400);
        List<String> lines = server.log()
                .lines()
                .filter(line -> line.startsWith(STATEMENTS) && line.contains("persona.requestId=" + id))
                .map(line -> line.substring(line.lastIndexOf('}') + 1).strip())
                .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private List<String> inviting(String member, String value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", "member");
        json.put("circle", "circle " + circles++);
        json.put(member, value);
        return statements(id -> calls.admin()
                .call(
                        "POST",
                        "/invitations",
                        call -> call.header("X-Request-Id", id).json(json)));
    }

    @Test
    void anAddressIsNotLookedUp() {
        inviting("email", "first@example.org");
        List<String> unknown = inviting("email", "nobody@example.org");
        for (String known : List.of("anna", "bert", "carl")) {
            assertThat(inviting("email", known + "@example.org")).isEqualTo(unknown);
        }
    }

    @Test
    void anIdIsNotLookedUp() {
        inviting("user_sub", UUID.randomUUID().toString());
        List<String> unknown = inviting("user_sub", UUID.randomUUID().toString());
        for (String known : List.of("anna", "bert", "carl")) {
            assertThat(inviting("user_sub", realm.admin().userId(known))).isEqualTo(unknown);
        }
    }

    private List<String> opening(URI link, String method) {
        return statements(id ->
                realm.http().request(method, link).header("X-Request-Id", id).send());
    }

    @Test
    void theLinksPageIsTheSameForEverybody() {
        List<URI> links = List.of("warm", "stranger", "anna", "bert", "carl").stream()
                .map(this::link)
                .toList();
        opening(links.get(0), "GET");
        opening(links.get(0), "POST");
        List<String> read = opening(links.get(1), "GET");
        List<String> goesOn = opening(links.get(1), "POST");
        for (URI known : links.subList(2, links.size())) {
            assertThat(opening(known, "GET")).isEqualTo(read);
            assertThat(opening(known, "POST")).isEqualTo(goesOn);
        }
    }

    private URI link(String user) {
        int before = box.count();
        calls.invited(user + "@example.org", "clerk", "corsica");
        return calls.link(before + 1);
    }
}
