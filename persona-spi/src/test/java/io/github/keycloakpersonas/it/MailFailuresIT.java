package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.MailServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mail server that is not there, slow, or refuses: nothing is lost, nothing comes twice, and nobody waits for it. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class MailFailuresIT {

    private static final String ALL = "\"expiry_days\":[1],\"decisions\":true";

    private static String reason(MailRealm realm, String query) {
        return realm.ledger(query).at("/mails/0/reason").asText();
    }

    @Test
    void losesNothingWhileTheMailServerIsAway(KeycloakServer server) {
        try (Postbox box = Postbox.closed();
                MailRealm realm = MailRealm.create(server, box.settings())) {
            realm.mails(ALL);
            realm.decided("anna");
            realm.decided("bert");
            Soon.await(() -> realm.ledger("?state=queued").toString().contains("unreachable"));
            assertThat(realm.admin()
                            .get("/setup")
                            .expect(200)
                            .json()
                            .path("unsent_mails")
                            .asInt())
                    .isPositive();
            JsonNode waiting = realm.ledger("?state=queued").path("mails");
            assertThat(waiting).hasSize(2);
            box.open();
            realm.run();
            assertThat(box.letters(2))
                    .extracting(Postbox.Letter::to)
                    .containsExactlyInAnyOrder("anna@example.org", "bert@example.org");
            Soon.await(() -> realm.count("sent") == 2);
            assertThat(realm.admin().get("/setup").json().path("unsent_mails").asInt(-1))
                    .isZero();
        }
    }

    @Test
    void saysThatARealmHasNoMailServer(KeycloakServer server) {
        try (MailRealm realm = MailRealm.create(server, Map.of())) {
            realm.mails(ALL);
            realm.decided("anna");
            Soon.await(() -> "no_mail_server".equals(reason(realm, "?state=queued")));
        }
    }

    @Test
    void skipsWhoCannotGetMails(KeycloakServer server) {
        try (Postbox box = Postbox.opened();
                MailRealm realm = MailRealm.create(server, box.settings())) {
            String anna = realm.realm().user("anna");
            String bert = realm.realm().user("bert");
            String gone = realm.realm().user("gone");
            Instant soon = Instant.now().plus(Duration.ofHours(9));
            List.of("anna", "bert", "gone").forEach(user -> realm.old(user, "corsica", soon));
            realm.realm().admin().updateUser(anna, Map.of("email", ""));
            realm.realm().admin().disableUser(bert);
            realm.mails(ALL);
            realm.run();
            Soon.await(() -> realm.count("skipped") == 2 && realm.count("sent") == 1);
            assertThat(realm.ledger("?state=skipped").path("mails").findValuesAsText("reason"))
                    .containsExactlyInAnyOrder("no_address", "user_disabled");
            realm.realm().admin().deleteUser(gone);
            assertThat(realm.count("sent")).isZero();
            assertThat(realm.ledger("").toString()).doesNotContain(gone);
            assertThat(box.count()).isEqualTo(1);
        }
    }

    @Test
    void goesOnAfterARefusedRecipient(KeycloakServer server) {
        try (MailServer mails = MailServer.start();
                MailRealm realm = MailRealm.create(server, mails.settings())) {
            mails.refuse("bert@example.org");
            Instant soon = Instant.now().plus(Duration.ofHours(9));
            for (String user : List.of("anna", "bert", "carl")) {
                realm.realm().user(user);
                realm.old(user, "corsica", soon);
            }
            realm.mails(ALL);
            realm.run();
            Soon.await(() -> realm.count("sent") == 2);
            assertThat(List.of(mails.next().to(), mails.next().to()))
                    .containsExactlyInAnyOrder("anna@example.org", "carl@example.org");
            Soon.await(() -> "refused".equals(reason(realm, "?state=queued")));
            assertThat(realm.ledger("?state=queued").at("/mails/0/tries").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyWaitsForASlowMailServer(KeycloakServer server) {
        try (MailServer slow = MailServer.start();
                Postbox box = Postbox.opened();
                MailRealm waiting = MailRealm.create(server, slow.settings());
                MailRealm other = MailRealm.create(server, box.settings())) {
            slow.hold();
            waiting.mails(ALL);
            other.mails(ALL);
            PersonaApiClient anna = PersonaApiClient.ofNewUser(waiting.realm(), "anna");
            String id = anna.created("member", "one");
            isAnsweredAtOnce(() -> waiting.admin().post("/" + id + "/approve", Map.of()));
            for (int i = 0; i < 10; i++) {
                isAnsweredAtOnce(() -> anna.get("/v1/personas"));
            }
            other.decided("bert");
            assertThat(box.letters(1)).hasSize(1);
            slow.goOn();
            assertThat(slow.next().to()).isEqualTo("anna@example.org");
        }
    }

    /** Whoever waits for a mail server gets an answer when Keycloak gives that server up, after ten seconds. */
    private static void isAnsweredAtOnce(Supplier<Reply> call) {
        long begun = System.nanoTime();
        call.get().expect(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void sendsEachMailOnceHoweverManyRunsThereAre(KeycloakServer server) {
        try (Postbox box = Postbox.opened();
                MailRealm realm = MailRealm.create(server, box.settings())) {
            Instant soon = Instant.now().plus(Duration.ofHours(9));
            for (int i = 0; i < 12; i++) {
                realm.realm().user("user" + i);
                realm.old("user" + i, "corsica", soon);
            }
            realm.mails(ALL);
            CompletableFuture.allOf(IntStream.range(0, 6)
                            .mapToObj(i -> CompletableFuture.runAsync(realm::run))
                            .toArray(CompletableFuture[]::new))
                    .join();
            Soon.await(() -> realm.count("sent") == 12);
            realm.run();
            Soon.await(() -> realm.count("queued") == 0);
            assertThat(box.letters(12))
                    .hasSize(12)
                    .extracting(Postbox.Letter::to)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theLedgerIsForAdministrators(KeycloakServer server) {
        try (MailRealm realm = MailRealm.create(server, Map.of())) {
            AdminPersonas viewer = AdminPersonas.withRoles(realm.realm(), "viewer", "view-users");
            viewer.get("/mails").expect(200);
            viewer.get("/mails?state=lost").expect(400);
            viewer.post("/mails/retry", Map.of()).expect(403);
            AdminPersonas.withRoles(realm.realm(), "nobody").get("/mails").expect(403);
        }
    }
}
