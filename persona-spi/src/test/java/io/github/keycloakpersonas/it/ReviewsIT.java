package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reviews of who holds which persona: the frozen list, decisions, and what a close does. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class ReviewsIT {

    private static final String TILL = "2090-01-01T00:00:00Z";
    private static final String EARLIER = "2080-01-01T00:00:00Z";

    private TestRealm realm;
    private AdminPersonas admin;
    private ReviewCalls reviews;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        reviews = ReviewCalls.in(realm);
        realm.user("anna");
        realm.user("bert");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private String persona(String user, String title, String circle) {
        return admin.created(user, title, circle, "valid_from", "2026-01-01T00:00:00Z", "valid_till", TILL);
    }

    private static List<String> words(List<JsonNode> items, String member) {
        return items.stream().map(item -> item.path(member).asText()).toList();
    }

    private String status(String persona) {
        return admin.get("/" + persona).expect(200).json().path("status").asText();
    }

    @Test
    void freezeWhoHoldsWhat() {
        String first = persona("anna", "traveler", "corsica");
        String second = persona("bert", "traveler", "Insel Rügen");
        persona("bert", "clerk", "home");
        String id = reviews.opened(
                "description",
                "All travelers",
                "filter",
                Map.of("title", List.of("traveler")),
                "remind_days",
                List.of(1, 7));
        JsonNode review = reviews.review(id);
        assertThat(review.at("/items/total").asInt()).isEqualTo(2);
        assertThat(review.at("/items/open").asInt()).isEqualTo(2);
        assertThat(review.path("list_sha256").asText()).hasSize(64);
        assertThat(review.path("remind_days").toString()).isEqualTo("[7,1]");
        persona("anna", "traveler", "later");
        assertThat(words(reviews.items(id, ""), "persona_id")).containsExactly(first, second);
        assertThat(words(reviews.items(id, ""), "username")).containsExactly("anna", "bert");
        assertThat(words(reviews.items(id, "?search=R%C3%9CGEN"), "persona_id")).containsExactly(second);
        assertThat(words(reviews.items(id, "?search=ann"), "persona_id")).containsExactly(first);
        assertThat(words(reviews.items(id, "?circle=corsica&title=traveler"), "persona_id"))
                .containsExactly(first);
        Reply page = admin.get("/reviews/" + id + "/items?max=1").expect(200);
        assertThat(page.header("Link")).isPresent();
        String next = page.json().path("next").asText();
        assertThat(words(reviews.items(id, "?max=1&cursor=" + next), "persona_id"))
                .containsExactly(second);
        JsonNode listed = admin.get("/reviews?state=open").expect(200).json().path("reviews");
        assertThat(listed).hasSize(1);
        assertThat(admin.get("/reviews?state=closed").expect(200).json().path("reviews"))
                .isEmpty();
    }

    @Test
    void tellWhatHasChangedSince() {
        String kept = persona("anna", "traveler", "corsica");
        String suspended = persona("anna", "traveler", "malta");
        String gone = persona("bert", "traveler", "corsica");
        String id = reviews.opened();
        admin.patch("/" + suspended, Map.of("status", "suspended", "valid_till", EARLIER))
                .expect(200);
        admin.delete("/" + gone).expect(204);
        assertThat(reviews.item(id, kept).has("changed")).isFalse();
        assertThat(reviews.item(id, suspended).path("changed").toString())
                .isEqualTo("{\"status\":\"suspended\",\"valid_till\":\"" + EARLIER + "\"}");
        assertThat(reviews.item(id, gone).path("changed").toString()).isEqualTo("{\"gone\":true}");
        assertThat(words(reviews.items(id, "?changed=true"), "persona_id")).containsExactly(suspended, gone);
    }

    @Test
    void countWhatIsDecided() {
        String one = persona("anna", "traveler", "corsica");
        String two = persona("anna", "traveler", "malta");
        String three = persona("bert", "traveler", "corsica");
        String id = reviews.opened();
        assertThat(reviews.decided(id, "keep", List.of(one)).path("decided").asInt())
                .isEqualTo(1);
        reviews.decided(id, "revoke", List.of(two), "reason", "Has left");
        JsonNode odd = reviews.decided(
                id, "shorten", List.of(three), "reason", "Project ends", "valid_till", "2095-01-01T00:00:00Z");
        assertThat(odd.at("/refused/0/why").asText()).isEqualTo("not_shorter");
        reviews.decided(id, "shorten", List.of(three), "reason", "Project ends", "valid_till", EARLIER);
        assertThat(reviews.review(id).path("items").toString())
                .isEqualTo("{\"total\":3,\"open\":0,\"keep\":1,\"revoke\":1,\"shorten\":1}");
        JsonNode item = reviews.item(id, three);
        assertThat(item.path("valid_till_new").asText()).isEqualTo(EARLIER);
        assertThat(item.path("reason").asText()).isEqualTo("Project ends");
        assertThat(item.has("decided_by")).isTrue();
        reviews.decided(id, "open", List.of(three));
        assertThat(reviews.item(id, three).has("decided_by")).isFalse();
        assertThat(words(reviews.items(id, "?decision=open"), "persona_id")).containsExactly(three);
        assertThat(reviews.decide(id, Map.of("decision", "keep", "all_open", true, "circle", List.of("malta")))
                        .expect(200)
                        .json()
                        .path("decided")
                        .asInt())
                .isZero();
        assertThat(reviews.decide(id, Map.of("decision", "keep", "all_open", true))
                        .expect(200)
                        .json()
                        .path("decided")
                        .asInt())
                .isEqualTo(1);
        assertThat(reviews.review(id).at("/items/keep").asInt()).isEqualTo(2);
        JsonNode unknown = reviews.decide(id, Map.of("decision", "keep", "items", List.of("nothing")))
                .expect(200)
                .json();
        assertThat(unknown.at("/refused/0/why").asText()).isEqualTo("unknown");
    }

    @Test
    void carryDecisionsOutWhenTheyClose() {
        String kept = persona("anna", "traveler", "corsica");
        String revoked = persona("anna", "traveler", "malta");
        String shortened = persona("bert", "traveler", "corsica");
        String gone = persona("bert", "traveler", "malta");
        String moved = persona("bert", "traveler", "old");
        String id = reviews.opened("on_no_answer", "suspend");
        reviews.decided(id, "revoke", List.of(revoked, gone, moved), "reason", "Not needed");
        reviews.decided(id, "shorten", List.of(shortened), "reason", "Project ends", "valid_till", EARLIER);
        assertThat(status(revoked)).isEqualTo("active");
        admin.delete("/" + gone).expect(204);
        admin.patch("/" + moved, Map.of("circle", "new")).expect(200);
        JsonNode review = reviews.closed(id);
        assertThat(review.has("closed_at")).isTrue();
        assertThat(review.at("/items/open").asInt()).isEqualTo(1);
        assertThat(status(kept)).isEqualTo("suspended");
        assertThat(status(revoked)).isEqualTo("revoked");
        assertThat(status(moved)).isEqualTo("active");
        assertThat(admin.get("/" + shortened).json().path("valid_till").asText())
                .isEqualTo(EARLIER);
        assertThat(reviews.item(id, kept).path("outcome").asText()).isEqualTo("done");
        assertThat(reviews.item(id, gone).path("outcome").asText()).isEqualTo("gone");
        assertThat(reviews.item(id, moved).path("outcome_reason").asText()).isEqualTo("other_mandate");
        assertThat(reviews.item(id, kept).path("why_not").asText()).isEqualTo("closed");
        JsonNode entry = admin.get("/" + revoked + "/history").json().at("/history/0");
        assertThat(entry.path("door").asText()).isEqualTo("review");
        assertThat(entry.path("by").asText())
                .isEqualTo(reviews.item(id, revoked).path("decided_by").asText());
        assertThat(admin.get("/" + kept + "/history").json().at("/history/0").has("by"))
                .isFalse();
        reviews.decide(id, Map.of("decision", "keep", "all_open", true)).expect(409);
        reviews.post(id, "cancel").expect(409);
        admin.delete("/reviews/" + id).expect(204);
        admin.get("/reviews/" + id).expect(404);
    }

    @Test
    void closeByThemselvesWhenTheirEndComes() {
        String revoked = persona("anna", "traveler", "corsica");
        String id = reviews.opened("on_no_answer", "revoke");
        String soon = Instant.now().plusSeconds(5).toString();
        admin.patch("/reviews/" + id, Map.of("due_at", soon)).expect(200);
        reviews.await(id, "closed");
        assertThat(status(revoked)).isEqualTo("revoked");
    }

    @Test
    void canBeChangedAndGivenUp() {
        String id = reviews.opened("description", "x");
        Reply read = admin.get("/reviews/" + id).expect(200);
        String tag = read.header("ETag").orElseThrow();
        JsonNode changed = admin.call(
                        "PATCH",
                        "/reviews/" + id,
                        call -> call.header("If-Match", tag).json(nulled()))
                .expect(200)
                .json();
        assertThat(changed.path("name").asText()).isEqualTo("Other");
        assertThat(changed.has("description")).isFalse();
        admin.call(
                        "PATCH",
                        "/reviews/" + id,
                        call -> call.header("If-Match", tag).json(Map.of("name", "x")))
                .expect(412);
        admin.patch("/reviews/" + id, Map.of("due_at", "2020-01-01T00:00:00Z")).expect(400);
        admin.patch("/reviews/" + id, Map.of("filter", Map.of())).expect(400);
        admin.delete("/reviews/" + id).expect(409);
        assertThat(reviews.post(id, "cancel").expect(200).json().path("state").asText())
                .isEqualTo("cancelled");
        reviews.post(id, "close").expect(409);
        admin.patch("/reviews/" + id, Map.of("name", "x")).expect(409);
        admin.delete("/reviews/" + id).expect(204);
    }

    private static Map<String, Object> nulled() {
        Map<String, Object> change = new HashMap<>();
        change.put("name", "Other");
        change.put("description", null);
        return change;
    }

    @Test
    void areRefusedWithEveryFault() {
        JsonNode problem = admin.post(
                        "/reviews",
                        Map.of(
                                "name",
                                "",
                                "due_at",
                                "2020-01-01T00:00:00Z",
                                "reviewers",
                                "stewards",
                                "on_no_answer",
                                "delete",
                                "remind_days",
                                List.of(0),
                                "filter",
                                Map.of("status", List.of("dead")),
                                "more",
                                1))
                .expect(400)
                .json();
        assertThat(StreamSupport.stream(
                        ((Iterable<String>) () -> problem.path("errors").fieldNames()).spliterator(), false))
                .containsExactlyInAnyOrder(
                        "name", "due_at", "reviewers", "on_no_answer", "remind_days", "filter.status", "more");
        admin.post("/reviews", ReviewCalls.plan("reviewers", List.of("anna", "nobody")))
                .expect(400);
        admin.post("/reviews", Map.of()).expect(400);
        admin.get("/reviews/unknown").expect(404);
        admin.get("/reviews/unknown/items").expect(404);
    }

    @Test
    void areNotSwitchedOffWhileThereAreSome() {
        String id = reviews.opened();
        Reply refused = admin.put("/schema", Map.of("titles", List.of(Map.of("name", "traveler"))));
        assertThat(refused.expect(409).json().path("type").asText()).endsWith("/state-conflict");
        reviews.post(id, "cancel").expect(200);
        admin.delete("/reviews/" + id).expect(204);
        admin.put("/schema", Map.of("titles", List.of(Map.of("name", "traveler"))))
                .expect(200);
        admin.get("/reviews").expect(404);
    }

    @Test
    void keepFiguresWithoutRemovedUsers() {
        String persona = persona("anna", "traveler", "corsica");
        String id = reviews.opened("reviewers", List.of("anna", "bert"));
        realm.admin().deleteUser(realm.admin().userId("anna"));
        JsonNode item = reviews.item(id, persona);
        assertThat(item.path("user_sub").asText()).startsWith("anonymous:");
        assertThat(item.path("changed").toString()).isEqualTo("{\"gone\":true}");
        assertThat(reviews.review(id).path("reviewers")).hasSize(1);
        assertThat(reviews.closed(id).at("/items/total").asInt()).isEqualTo(1);
        assertThat(reviews.item(id, persona).path("outcome").asText()).isEqualTo("gone");
    }
}
