package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reviews in which those decide who manage the reviewed personas. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
class StewardReviewsIT {

    private static final Map<String, Object> KEEP_ALL = Map.of("decision", "keep", "all_open", true);

    private TestRealm realm;
    private AdminPersonas admin;
    private ReviewCalls reviews;
    private PersonaApiClient hugo;
    private PersonaApiClient ella;
    private String hugos;
    private String annas;
    private String berts;
    private String guests;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        schema("username");
        reviews = new ReviewCalls(admin);
        hugo = PersonaApiClient.ofNewUser(realm, "hugo");
        ella = PersonaApiClient.ofNewUser(realm, "ella");
        realm.user("anna");
        realm.user("bert");
        admin.created("hugo", "head", "corsica");
        admin.created("ella", "head", "elba");
        hugos = admin.created("hugo", "member", "corsica");
        annas = admin.created("anna", "member", "corsica");
        berts = admin.created("bert", "member", "elba");
        guests = admin.created("anna", "guest", "corsica");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void schema(String see) {
        realm.admin()
                .call("PUT", "/personas/schema?force=true")
                .body(
                        "application/json",
                        "{\"titles\":[{\"name\":\"head\",\"self_service\":false},"
                                + "{\"name\":\"member\",\"managed_by\":[\"head\"]},{\"name\":\"guest\"}],"
                                + "\"circles\":{\"source\":\"any\",\"stewards_see\":\"" + see + "\"},"
                                + "\"reviews\":{\"enabled\":true}}")
                .send()
                .expect(200);
    }

    private static Reply decide(PersonaApiClient steward, String id, Map<String, ?> decision) {
        return steward.call("POST", "/v1/reviews/" + id + "/decisions", call -> call.json(decision));
    }

    private static List<JsonNode> items(PersonaApiClient steward, String id, String query) {
        JsonNode items = steward.get("/v1/reviews/" + id + "/items" + query)
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("persona_id").asText()).toList();
    }

    @Test
    void eachStewardSeesAndDecidesWhatThatStewardManages() {
        String id = reviews.opened(
                "reviewers",
                "stewards",
                "on_no_answer",
                "suspend",
                "filter",
                Map.of("circle", List.of("corsica", "elba"), "title", List.of("member", "guest")));
        assertThat(reviews.review(id).path("reviewers").asText()).isEqualTo("stewards");
        JsonNode seen = hugo.get("/v1/reviews/" + id).expect(200).json();
        assertThat(seen.at("/items/total").asInt()).isEqualTo(2);
        assertThat(seen.at("/filter/circle")).hasToString("[\"corsica\"]");
        assertThat(hugo.get("/v1/reviews?state=open")
                        .expect(200)
                        .json()
                        .at("/reviews/0/items/open")
                        .asInt())
                .isEqualTo(2);
        List<JsonNode> mine = items(hugo, id, "");
        assertThat(ids(mine)).containsExactly(hugos, annas);
        assertThat(mine.get(0).path("why_not").asText()).isEqualTo("own");
        assertThat(mine.get(1).path("can_decide").asBoolean()).isTrue();
        assertThat(mine.get(1).path("username").asText()).isEqualTo("anna");
        JsonNode foreign = decide(
                        hugo,
                        id,
                        Map.of(
                                "decision",
                                "revoke",
                                "reason",
                                "x",
                                "items",
                                List.of(
                                        reviews.itemId(id, hugos),
                                        reviews.itemId(id, berts),
                                        reviews.itemId(id, guests))))
                .expect(200)
                .json();
        assertThat(foreign.path("decided").asInt()).isZero();
        assertThat(foreign.findValuesAsText("why")).containsExactlyInAnyOrder("own", "not_permitted", "not_permitted");
        assertThat(decide(hugo, id, KEEP_ALL).expect(200).json().path("decided").asInt())
                .isEqualTo(1);
        assertThat(decide(ella, id, KEEP_ALL).expect(200).json().path("decided").asInt())
                .isEqualTo(1);
        assertThat(reviews.item(id, annas).path("decided_by").asText()).isEqualTo(hugo.sub());
        List<JsonNode> left = reviews.items(id, "?decision=open");
        assertThat(ids(left)).containsExactly(hugos, guests);
        assertThat(left)
                .allMatch(item -> item.path("can_decide").asBoolean())
                .allMatch(item -> item.path("administrators_only").asBoolean());
        assertThat(reviews.item(id, annas).has("administrators_only")).isFalse();
        reviews.decided(id, "keep", List.of(guests));
        reviews.closed(id);
        assertThat(admin.get("/" + hugos).json().path("status").asText()).isEqualTo("suspended");
        assertThat(admin.get("/" + guests).json().path("status").asText()).isEqualTo("active");
        assertThat(admin.get("/" + annas).json().path("status").asText()).isEqualTo("active");
    }

    @Test
    void whoManagesNothingInItDoesNotKnowOfIt() {
        String id = reviews.opened("reviewers", "stewards", "filter", Map.of("circle", List.of("elba")));
        PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
        for (PersonaApiClient other : List.of(hugo, anna)) {
            assertThat(other.get("/v1/reviews").expect(200).json().path("reviews"))
                    .isEmpty();
            other.get("/v1/reviews/" + id).expect(404);
            other.get("/v1/reviews/" + id + "/items").expect(404);
            decide(other, id, KEEP_ALL).expect(404);
        }
        String head = admin.page("?user=ella&title=head").at("/0/id").asText();
        ella.get("/v1/reviews/" + id).expect(200);
        admin.patch("/" + head, Map.of("status", "suspended")).expect(200);
        ella.get("/v1/reviews/" + id).expect(404);
        String ofAdministrators = reviews.opened();
        hugo.get("/v1/reviews/" + ofAdministrators).expect(404);
    }

    @Test
    void ownersAreCalledAsTheSchemaSays() {
        String id = reviews.opened("reviewers", "stewards");
        assertThat(ids(items(hugo, id, "?search=anna"))).containsExactly(annas);
        schema("none");
        JsonNode nameless = items(hugo, id, "").get(1);
        assertThat(nameless.has("username") || nameless.has("name")).isFalse();
        assertThat(items(hugo, id, "?search=anna")).isEmpty();
        assertThat(ids(items(hugo, id, "?search=corsica"))).containsExactly(hugos, annas);
        schema("name");
        realm.admin().updateUser(realm.admin().userId("anna"), Map.of("firstName", "Anna", "lastName", "Arc"));
        JsonNode named = items(hugo, id, "").get(1);
        assertThat(named.path("name").asText()).isEqualTo("Anna Arc");
        assertThat(named.has("username")).isFalse();
        assertThat(reviews.item(id, annas).path("username").asText()).isEqualTo("anna");
    }

    @Test
    void needsTitlesThatManage() {
        Map<String, Object> plan = new HashMap<>(ReviewCalls.plan("reviewers", "stewards"));
        realm.admin().schema(ReviewCalls.SCHEMA + "");
        Reply refused = admin.post("/reviews", plan).expect(400);
        assertThat(refused.json().at("/errors/reviewers").asText())
                .isEqualTo("must be administrators, or a list of users");
    }
}
