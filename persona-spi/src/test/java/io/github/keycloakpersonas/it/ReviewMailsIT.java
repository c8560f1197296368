package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.Postbox.Letter;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reviewers hear of reviews by mail, where a realm wants that. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class ReviewMailsIT {

    private Postbox box;
    private MailRealm realm;
    private ReviewCalls reviews;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = MailRealm.create(server, box.settings());
        reviews = new ReviewCalls(realm.admin());
        realm.realm().user("anna");
        realm.realm().user("rita");
        realm.admin().created("anna", "traveler", "corsica");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private void schema(String mails) {
        realm.realm().admin().schema(MailRealm.TITLES + ",\"reviews\":{\"enabled\":true},\"mails\":{" + mails + "}}");
    }

    @Test
    void tellsReviewersOnceOfAReviewAndOfItsEnd() {
        realm.realm().admin().attributes(Map.of("frontendUrl", "https://id.example.org/"));
        schema("\"reviews\":true");
        String id = reviews.opened(
                "reviewers",
                List.of("rita", "anna"),
                "remind_days",
                List.of(1),
                "due_at",
                Instant.now().plus(Duration.ofDays(9)).toString());
        Letter opened = box.letters(1).get(0);
        assertThat(opened.to()).isEqualTo("rita@example.org");
        assertThat(opened.subject()).isEqualTo("Review of access at Isle & Sea");
        assertThat(opened.plain())
                .contains("The review “Fourth quarter” at Isle & Sea was opened", "Personas in it: 1")
                .contains("https://id.example.org/realms/" + realm.realm().name() + "/account/reviews")
                .doesNotContain("corsica");

        // The only persona is anna's own, so she has nothing to decide and is not written to.
        realm.admin()
                .patch(
                        "/reviews/" + id,
                        Map.of("due_at", Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(200);
        Letter reminder = box.letters(2).get(1);
        assertThat(reminder.to()).isEqualTo("rita@example.org");
        assertThat(reminder.plain()).contains("of which you are a reviewer, closes on ");
        realm.run();
        Soon.await(() -> realm.count("sent") == 2 && realm.count("queued") == 0);
        assertThat(box.count()).isEqualTo(2);
    }

    @Test
    void remindsOfAnEndThatComesEarlierThoughTheReminderWouldHaveComeBeforeTheReview() {
        schema("\"reviews\":true");
        String id = reviews.opened("reviewers", List.of("rita"), "remind_days", List.of(5), "due_at", inDays(9));
        String shorter = reviews.opened("reviewers", List.of("rita"), "remind_days", List.of(5), "due_at", inDays(2));
        assertThat(box.letters(2)).extracting(Letter::plain).allMatch(plain -> plain.contains("was opened"));
        realm.admin().patch("/reviews/" + shorter, Map.of("name", "Renamed")).expect(200);
        realm.admin().patch("/reviews/" + shorter, Map.of("due_at", inDays(4))).expect(200);
        realm.admin().patch("/reviews/" + id, Map.of("due_at", inDays(2))).expect(200);
        assertThat(box.letters(3).get(2).plain())
                .contains("“Fourth quarter”", "of which you are a reviewer, closes on ");
        realm.run();
        Soon.await(() -> realm.count("sent") == 3 && realm.count("queued") == 0);
        assertThat(box.count()).isEqualTo(3);
    }

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    @Test
    void tellsNobodyWhereTheRealmDoesNotWantThat() {
        schema("\"decisions\":true");
        String id = reviews.opened("reviewers", List.of("rita"));
        reviews.closed(id);
        realm.run();
        assertThat(realm.ledger("").path("mails")).isEmpty();
        assertThat(box.count()).isZero();
    }
}
