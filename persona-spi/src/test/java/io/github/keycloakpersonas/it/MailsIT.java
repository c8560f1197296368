package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What a realm tells by mail, to whom, and how often. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class MailsIT {

    private final Instant soon = Instant.now().plus(Duration.ofHours(20));
    private Postbox box;
    private MailRealm realm;
    private String anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = MailRealm.create(server, box.settings());
        anna = realm.realm().user("anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private void german(String userId, String email) {
        realm.realm().admin().updateUser(userId, Map.of("email", email, "attributes", Map.of("locale", List.of("de"))));
    }

    private void allowAttributes() {
        JsonNode profile = realm.realm().admin().get("/users/profile");
        ((ObjectNode) profile).put("unmanagedAttributePolicy", "ENABLED");
        realm.realm().admin().put("/users/profile", profile).expect(200);
    }

    @Test
    void remindsOfEndsOnceInOneMailAndByTheNearestStep() {
        realm.old("anna", "corsica", soon);
        realm.old("anna", "elba <b>", soon.plus(Duration.ofDays(4)));
        realm.old("anna", "far", soon.plus(Duration.ofDays(200)));
        realm.admin().created("anna", "traveler", "new", "valid_till", soon.toString());
        realm.realm().admin().attributes(Map.of("frontendUrl", "https://id.example.org/auth/"));
        realm.mails("\"expiry_days\":[30,7,1]");
        realm.run();
        Letter letter = box.letters(1).get(0);
        assertThat(letter.to()).isEqualTo("anna@example.org");
        assertThat(letter.subject()).isEqualTo("Personas of yours at Isle & Sea end soon");
        assertThat(letter.plain())
                .contains("Traveler (corsica): until ", "Traveler (elba <b>)", "UTC")
                .contains("To the page: https://id.example.org/auth/realms/"
                        + realm.realm().name() + "/account/personas")
                .doesNotContain("(far)", "(new)");
        assertThat(letter.plain().indexOf("corsica")).isLessThan(letter.plain().indexOf("elba"));
        assertThat(letter.html())
                .contains("Isle &amp; Sea", "<li>Traveler (elba &lt;b&gt;)")
                .doesNotContain("elba <b>");
        realm.run();
        realm.run();
        Soon.await(() -> realm.count("sent") == 2);
        assertThat(box.count()).isEqualTo(1);
        JsonNode sent = realm.ledger("?state=sent");
        assertThat(sent.path("mails")).hasSize(2);
        assertThat(sent.toString()).contains(anna, "\"kind\":\"expiry\"").doesNotContain("@", "corsica");
    }

    @Test
    void speaksTheLanguageOfTheUser() {
        allowAttributes();
        german(anna, "anna@example.org");
        realm.old("anna", "Übersee", soon);
        realm.mails("\"expiry_days\":[1]");
        realm.run();
        Letter letter = box.letters(1).get(0);
        assertThat(letter.subject()).isEqualTo("Personas von Ihnen bei Isle & Sea enden bald");
        assertThat(letter.plain()).contains("Reisender (Übersee): bis ", "Erinnerungen können Sie");
        assertThat(letter.html()).contains("Reisender (Übersee)", "lang=\"de\"");
    }

    @Test
    void sendsNothingThatIsNotTrueAnyMore() {
        box.close();
        realm.mails("\"expiry_days\":[1]");
        String id = realm.old("anna", "corsica", soon);
        realm.run();
        Soon.await(() ->
                "unreachable".equals(realm.ledger("").at("/mails/0/reason").asText()));
        realm.admin().patch("/" + id, Map.of("status", "suspended")).expect(200);
        box.open();
        realm.run();
        Soon.await(() -> realm.count("skipped") == 1);
        assertThat(realm.ledger("?state=skipped").at("/mails/0/reason").asText())
                .isEqualTo("outdated");
        assertThat(box.count()).isZero();
    }

    @Test
    void tellsOwnersWhatWasDecided() {
        realm.mails("\"decisions\":true");
        PersonaApiClient owner = PersonaApiClient.of(realm.realm(), "anna");
        String approved = owner.created("member", "one");
        String rejected = owner.created("member", "two");
        String removed = owner.created("member", "three");
        String inBulk = owner.created("member", "four");
        owner.delete("/v1/personas/" + owner.created("member", "five")).expect(204);
        realm.admin()
                .post("/" + approved + "/approve", Map.of("note", "Welcome <i>"))
                .expect(200);
        assertThat(box.letters(1).get(0).plain())
                .contains("Your persona Member (one) at Isle & Sea was approved.", "Note: Welcome <i>");
        realm.admin().post("/" + rejected + "/reject", Map.of()).expect(200);
        assertThat(box.letters(2).get(1).plain()).contains("(two) at Isle & Sea was not approved.");
        realm.admin().delete("/" + removed).expect(204);
        assertThat(box.letters(3).get(2).plain()).contains("(three) at Isle & Sea was not approved.");
        realm.admin()
                .post("/bulk", Map.of("action", "approve", "ids", List.of(inBulk)))
                .expect(200);
        assertThat(box.letters(4).get(3).html()).contains("(four) at Isle &amp; Sea was approved.");
        realm.admin().patch("/" + approved, Map.of("status", "suspended")).expect(200);
        realm.run();
        Soon.await(() -> realm.count("queued") == 0);
        assertThat(box.count()).isEqualTo(4);
    }

    @Test
    void tellsThoseWhoDecideOfRequestsAtMostOnceAnHour() {
        realm.mails("\"requests\":true");
        String clerk = realm.realm().user("clerk");
        realm.realm().admin().grantClientRoles(clerk, "persona-api", "receive-request-mails");
        realm.realm().admin().grantClientRoles(clerk, "realm-management", "view-users");
        String curious = realm.realm().user("curious");
        realm.realm().admin().grantClientRoles(curious, "persona-api", "receive-request-mails");
        PersonaApiClient owner = PersonaApiClient.of(realm.realm(), "anna");
        owner.created("member", "one");
        owner.created("member", "two");
        Soon.await(() -> {
            realm.run();
            return box.count() > 0;
        });
        Letter letter = box.letters(1).get(0);
        assertThat(letter.to()).isEqualTo("clerk@example.org");
        assertThat(letter.plain())
                .contains("Member (one): 1", "Member (two): 1")
                .doesNotContain("anna");
        Soon.await(() -> realm.count("skipped") == 1);
        assertThat(realm.ledger("?state=skipped").at("/mails/0/reason").asText())
                .isEqualTo("not_permitted");
        owner.created("member", "three");
        Soon.pause(Duration.ofSeconds(11));
        realm.run();
        Soon.pause(Duration.ofSeconds(2));
        assertThat(box.count()).isEqualTo(1);
    }

    @Test
    void usersDoWithoutReminders() {
        PersonaApiClient owner = PersonaApiClient.of(realm.realm(), "anna");
        owner.call("GET", "/v1/mails", call -> call).expect(404);
        assertThat(owner.call("GET", "/v1/schema", call -> call).json().has("mails"))
                .isFalse();
        realm.mails("\"expiry_days\":[1],\"decisions\":true");
        assertThat(owner.call("GET", "/v1/schema", call -> call)
                        .json()
                        .at("/mails/reminders")
                        .asBoolean())
                .isTrue();
        assertThat(owner.call("GET", "/v1/mails", call -> call)
                        .expect(200)
                        .json()
                        .path("reminders")
                        .asBoolean())
                .isTrue();
        owner.call("PUT", "/v1/mails", call -> call.json(Map.of("reminders", "no")))
                .expect(400);
        assertThat(owner.call("PUT", "/v1/mails", call -> call.json(Map.of("reminders", false)))
                        .expect(200)
                        .json()
                        .path("reminders")
                        .asBoolean())
                .isFalse();
        realm.old("anna", "corsica", soon);
        String asked = owner.created("member", "one");
        realm.admin().post("/" + asked + "/approve", Map.of()).expect(200);
        assertThat(box.letters(1).get(0).plain()).contains("was approved");
        realm.run();
        Soon.await(() -> realm.count("skipped") == 1);
        assertThat(realm.ledger("?state=skipped").at("/mails/0/reason").asText())
                .isEqualTo("muted");
        owner.call("PUT", "/v1/mails", call -> call.json(Map.of("reminders", true)))
                .expect(200);
        assertThat(owner.call("GET", "/v1/mails", call -> call)
                        .json()
                        .path("reminders")
                        .asBoolean())
                .isTrue();
    }
}
