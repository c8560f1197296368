package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.MailServer;
import io.github.keycloakpersonas.testkit.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a registration by an application says by mail. */
@Tag("dialect")
@Tag("storage")
class RegistrationMailIT extends RegistrationRealm {

    private static final int MANY = 8;

    /** Connections that Keycloak itself may use meanwhile. */
    private static final int OTHERS = 3;

    /** An answer takes a multiple of that. */
    private static final Duration STEP = Duration.ofMillis(500);

    @Test
    void verifiesTheAddressByKeycloaksMail() {
        realm.admin().update(Map.of("verifyEmail", true));
        String id = register(ada()).expect(201).json().path("id").asText();
        assertThat(user(id).path("requiredActions").toString()).contains("VERIFY_EMAIL");
        MailServer.Mail mail = mails.next();
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(types()).contains("SEND_VERIFY_EMAIL");
        login("ada@example.org").expect(400);
        assertThat(realm.http().get(link(mail)).send().status()).isLessThan(400);
        assertThat(link(mail).toString())
                .startsWith(realm.path("/login-actions/action-token").toString());
    }

    private static URI link(MailServer.Mail mail) {
        Matcher link = Pattern.compile("https?://[^\\s\"<>]*action-token[^\\s\"<>]*")
                .matcher(mail.text().replace("=\n", "").replace("=3D", "="));
        assertThat(link.find()).as(mail.text()).isTrue();
        return URI.create(link.group().replace("&amp;", "&"));
    }

    @Test
    void keepsTheAccountWhereTheMailServerFails() {
        realm.admin()
                .update(Map.of(
                        "verifyEmail",
                        true,
                        "smtpServer",
                        Map.of("host", "127.0.0.1", "port", "1", "from", "a@b.org")));
        register(ada()).expect(201);
        assertThat(types()).contains("SEND_VERIFY_EMAIL_ERROR");
    }

    @Test
    void holdsOneConnectionWhileTheMailServerIsSlow(KeycloakServer server) {
        realm.admin().update(Map.of("verifyEmail", true));
        mails.hold();
        try {
            List<CompletableFuture<Reply>> calls = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> register(ada("email", "ada" + i + "@example.org")), task -> new Thread(task).start()))
                    .toList();
            Soon.await(() -> realm.admin().get("/users/count").asInt() == MANY);
            double connections = new ServerMetrics(server)
                    .settled(
                            ServerMetrics.CONNECTIONS,
                            value -> value <= MANY + OTHERS || calls.stream().anyMatch(CompletableFuture::isDone));
            assertThat(calls).as("still waiting").noneMatch(CompletableFuture::isDone);
            assertThat(connections).isLessThanOrEqualTo(MANY + OTHERS);
            mails.goOn();
            calls.forEach(call -> call.join().expect(201));
        } finally {
            mails.goOn();
        }
    }

    @Test
    void tellsNobodyWhichAddressesHaveAnAccount() {
        realm.admin().schema(SCHEMA.formatted(true, 0));
        refused(register(ada()), 403, "registration-not-permitted");
        realm.admin().update(Map.of("verifyEmail", true));
        Reply first = register(ada()).expect(202);
        Reply second = register(ada()).expect(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(mails.next().text()).contains("action-token");
        MailServer.Mail known = mails.next();
        assertThat(known.to()).isEqualTo("ada@example.org");
        assertThat(known.text()).contains("You already have an account").doesNotContain("action-token");
        assertThat(realm.admin().get("/users").size()).isEqualTo(1);
        refused(register(ada("username", "ada")), 400, "invalid-registration");
    }

    @Test
    void tellsNobodySoByTheTimeThatItTakes() {
        realm.admin().schema(SCHEMA.formatted(true, 0));
        realm.admin().update(Map.of("verifyEmail", true));
        register(ada()).expect(202);
        assertPadded("new@example.org");
        assertPadded("ada@example.org");
    }

    private void assertPadded(String address) {
        long begun = System.nanoTime();
        register(ada("email", address)).expect(202);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(STEP);
    }
}
