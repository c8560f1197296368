package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.Postbox.Letter;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is told of requests, and of how they end. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class RequestMailsIT {

    private static final String TITLES = """
            {"titles":[{"name":"head","self_service":false},{"name":"keeper","self_service":false},
             {"name":"member","needs_approval":true,"managed_by":["head"]},{"name":"guest","needs_approval":true}],
             "limits":{"personas_per_user":100},"requests":{"expire_days":30,"reason":"optional"}""";

    private Postbox box;
    private MailRealm realm;
    private PersonaApiClient anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        box = Postbox.opened();
        realm = MailRealm.create(server, box.settings());
        schema("\"requests\":true");
        realm.realm().user("anna");
        anna = PersonaApiClient.of(realm.realm(), "anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
        box.close();
    }

    private void schema(String mails) {
        realm.realm()
                .admin()
                .call("PUT", "/personas/schema?force=true")
                .body("application/json", TITLES + ",\"mails\":{" + mails + "}}")
                .send()
                .expect(200);
    }

    /** A steward of a circle. */
    private PersonaApiClient head(String name, String circle) {
        realm.realm().user(name);
        realm.admin().created(name, "head", circle);
        return PersonaApiClient.of(realm.realm(), name);
    }

    /** All requests so far are old enough to be in one digest, which is then switched on. */
    private void switchDigestsOn() {
        Soon.pause(Duration.ofSeconds(11));
        schema("\"requests\":true");
        realm.run();
    }

    @Test
    void eachStewardHearsOfWhatThatStewardDecides() {
        schema("\"decisions\":true");
        PersonaApiClient hugo = head("hugo", "corsica");
        head("ella", "elba");
        realm.realm().user("klaus");
        realm.admin().created("klaus", "keeper", "corsica");
        anna.created("member", "corsica");
        anna.created("guest", "corsica");
        hugo.created("member", "corsica");
        hugo.created("member", "elba");
        hugo.created("guest", "elba");
        switchDigestsOn();
        List<Letter> letters = box.letters(2);
        assertThat(letters).extracting(Letter::to).containsExactlyInAnyOrder("hugo@example.org", "ella@example.org");
        assertThat(letters)
                .filteredOn(letter -> letter.to().startsWith("hugo"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.plain())
                        .contains("Member (corsica): 1", "You can switch such reminders off")
                        .doesNotContain("elba", "Guest"));
        assertThat(letters)
                .filteredOn(letter -> letter.to().startsWith("ella"))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.plain()).contains("Member (elba): 1").doesNotContain("corsica", "Guest"));
        realm.run();
        Soon.await(() -> realm.count("queued") == 0);
        assertThat(box.count()).isEqualTo(2);
    }

    @Test
    void nobodyHearsOfOwnRequestsOrWithoutAMandateOfToday() {
        PersonaApiClient hugo = head("hugo", "corsica");
        realm.realm().user("late");
        realm.admin()
                .created(
                        "late",
                        "head",
                        "corsica",
                        "valid_from",
                        Instant.now().plus(Duration.ofDays(1)).toString());
        realm.realm().user("off");
        realm.admin().created("off", "head", "corsica", "status", "suspended");
        realm.realm().admin().grantClientRoles(realm.realm().user("clerk"), "persona-api", "receive-request-mails");
        hugo.created("member", "corsica");
        Soon.await(() -> {
            realm.run();
            return realm.count("skipped") == 2;
        });
        JsonNode skipped = realm.ledger("?state=skipped");
        assertThat(skipped.findValuesAsText("reason")).containsExactlyInAnyOrder("outdated", "not_permitted");
        assertThat(box.count()).isZero();
    }

    @Test
    void stewardsDoWithoutDigests() {
        PersonaApiClient hugo = head("hugo", "corsica");
        assertThat(hugo.get("/v1/schema").json().at("/mails/reminders").asBoolean())
                .isTrue();
        hugo.call("PUT", "/v1/mails", call -> call.json(Map.of("reminders", false)))
                .expect(200);
        anna.created("member", "corsica");
        Soon.await(() -> {
            realm.run();
            return realm.count("skipped") == 1;
        });
        assertThat(realm.ledger("?state=skipped").at("/mails/0/reason").asText())
                .isEqualTo("muted");
        assertThat(box.count()).isZero();
    }

    @Test
    void stewardsSeeWhyAndOwnersHearWhatTheyDecide() {
        schema("\"decisions\":true");
        head("hugo", "corsica");
        TestRealm circles = realm.realm();
        circles.admin()
                .call("PUT", "/personas/setup/circles?clients=" + TestRealm.APP)
                .send()
                .expect(200);
        JsonNode tokens = circles.tokens("hugo", Map.of("scope", "openid persona-circles"))
                .expect(200)
                .json();
        PersonaApiClient hugo =
                new PersonaApiClient(circles, tokens.path("access_token").asText());
        String id = anna.create("member", "corsica", "reason", "I guide the tours")
                .expect(201)
                .json()
                .path("id")
                .asText();
        String path = "/v1/circles/corsica/personas";
        JsonNode pending = hugo.get(path + "?status=pending").expect(200).json().at("/personas/0");
        assertThat(pending.path("reason").asText()).isEqualTo("I guide the tours");
        assertThat(pending.has("request_ends_at")).isTrue();
        JsonNode approved = hugo.call(
                        "POST", path + "/" + id + "/approve", call -> call.json(Map.of("note", "Welcome")))
                .expect(200)
                .json();
        assertThat(approved.has("reason")).isFalse();
        Letter letter = box.letters(1).get(0);
        assertThat(letter.to()).isEqualTo("anna@example.org");
        assertThat(letter.plain())
                .contains("Your persona Member (corsica) at Isle & Sea was approved.", "Note: Welcome")
                .doesNotContain("I guide");
    }

    @Test
    void ownersHearThatARequestHasEnded() {
        schema("\"decisions\":true");
        Instant old = Instant.now().minus(Duration.ofDays(31));
        new TransferClient(realm.realm())
                .imported(
                        "?restore=true",
                        "{\"user\":{\"username\":\"anna\"},\"title\":\"member\",\"circle\":\"corsica\",\"status\":\"pending\","
                                + "\"request\":{\"requested_at\":\"" + old + "\"}}");
        Letter letter = box.letters(1).get(0);
        assertThat(letter.to()).isEqualTo("anna@example.org");
        assertThat(letter.plain())
                .contains("Nobody decided in time on your request for the persona Member (corsica) at Isle & Sea");
        anna.delete("/v1/personas/" + anna.created("member", "elba")).expect(204);
        realm.run();
        Soon.await(() -> realm.count("queued") == 0);
        assertThat(box.count()).isEqualTo(1);
    }
}
