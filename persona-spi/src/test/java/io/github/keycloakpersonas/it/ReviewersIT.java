package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who decides in reviews: administrators and listed reviewers, and nobody about oneself. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class ReviewersIT {

    private static final Map<String, Object> KEEP_ALL = Map.of("decision", "keep", "all_open", true);

    private TestRealm realm;
    private AdminPersonas admin;
    private ReviewCalls reviews;
    private PersonaApiClient anna;
    private PersonaApiClient bert;
    private String annas;
    private String berts;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        admin = AdminPersonas.of(realm);
        reviews = ReviewCalls.in(realm);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        bert = PersonaApiClient.ofNewUser(realm, "bert");
        annas = admin.created("anna", "traveler", "corsica");
        berts = admin.created("bert", "traveler", "corsica");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private static Reply decide(PersonaApiClient reviewer, String id, Map<String, ?> decision) {
        return reviewer.call("POST", "/v1/reviews/" + id + "/decisions", call -> call.json(decision));
    }

    @Test
    void listedReviewersDecideAboutOthers() {
        assertThat(anna.get("/v1/schema").expect(200).json().path("reviews").asBoolean())
                .isTrue();
        String id = reviews.opened("reviewers", List.of("anna"), "on_no_answer", "suspend");
        String path = "/v1/reviews/" + id;
        JsonNode mine = anna.get("/v1/reviews?state=open").expect(200).json().path("reviews");
        assertThat(mine.findValuesAsText("id")).contains(id);
        JsonNode one = anna.get(path).expect(200).json();
        assertThat(one.at("/reviewers/0/username").asText()).isEqualTo("anna");
        JsonNode items = anna.get(path + "/items").expect(200).json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/0/why_not").asText()).isEqualTo("own");
        assertThat(items.at("/1/can_decide").asBoolean()).isTrue();
        JsonNode decided = decide(
                        anna,
                        id,
                        Map.of(
                                "decision",
                                "keep",
                                "items",
                                List.of(reviews.itemId(id, annas), reviews.itemId(id, berts))))
                .expect(200)
                .json();
        assertThat(decided.path("decided").asInt()).isEqualTo(1);
        assertThat(decided.at("/refused/0/why").asText()).isEqualTo("own");
        assertThat(decide(anna, id, KEEP_ALL).expect(200).json().path("decided").asInt())
                .isZero();
        assertThat(reviews.item(id, berts).path("decided_by").asText()).isEqualTo(anna.sub());
        reviews.closed(id);
        assertThat(admin.get("/" + annas).json().path("status").asText()).isEqualTo("suspended");
        assertThat(admin.get("/" + berts).json().path("status").asText()).isEqualTo("active");
        decide(anna, id, KEEP_ALL).expect(409);
    }

    @Test
    void othersDoNotKnowOfIt() {
        String id = reviews.opened("reviewers", List.of("anna"));
        assertThat(bert.get("/v1/reviews").expect(200).json().path("reviews")).isEmpty();
        bert.get("/v1/reviews/" + id).expect(404);
        bert.get("/v1/reviews/" + id + "/items").expect(404);
        decide(bert, id, KEEP_ALL).expect(404);
        String ofAdministrators = reviews.opened();
        anna.get("/v1/reviews/" + ofAdministrators).expect(404);
        decide(anna, id, Map.of("decision", "revoke", "all_open", true)).expect(400);
    }

    @Test
    void theEvidenceTellsWhoHasDecided() {
        String id = reviews.opened("reviewers", List.of("anna"));
        decide(anna, id, Map.of("decision", "revoke", "reason", "=2+2", "items", List.of(reviews.itemId(id, berts))))
                .expect(200);
        reviews.closed(id);
        JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/" + berts + "&operationTypes=UPDATE");
        assertThat(events.at("/0/authDetails/userId").asText()).isEqualTo(anna.sub());
        assertThat(events.at("/0/representation").asText()).contains("revoked");
        assertThat(realm.admin().get("/admin-events?resourcePath=personas/reviews/" + id + "/closed"))
                .hasSize(1);
        List<String> lines = admin.get("/reviews/" + id + "/evidence")
                .expect(200)
                .text()
                .lines()
                .toList();
        assertThat(lines.get(0))
                .isEqualTo("username,user_sub,title,circle,status,valid_from,valid_till,decision,reason,valid_till_new,"
                        + "decided_by,decided_at,outcome,persona_id");
        assertThat(lines.get(2)).startsWith("bert,").contains("revoke,'=2+2,,", anna.sub(), "done," + berts);
        assertThat(admin.get("/reviews/" + id + "/evidence?format=ndjson")
                        .expect(200)
                        .text()
                        .lines())
                .hasSize(2);
        admin.get("/reviews/" + id + "/evidence?format=pdf").expect(501);
        admin.get("/reviews/unknown/evidence").expect(404);
    }

    @Test
    void administratorsNeedTheirRoles() {
        String id = reviews.opened();
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        viewer.get("/reviews").expect(200);
        viewer.get("/reviews/" + id + "/items").expect(200);
        viewer.get("/reviews/" + id + "/evidence").expect(200);
        viewer.post("/reviews", ReviewCalls.plan()).expect(403);
        viewer.post("/reviews/" + id + "/decisions", KEEP_ALL).expect(403);
        viewer.patch("/reviews/" + id, Map.of("name", "x")).expect(403);
        new ReviewCalls(viewer).post(id, "close").expect(403);
        new ReviewCalls(viewer).post(id, "cancel").expect(403);
        viewer.delete("/reviews/" + id).expect(403);
        AdminPersonas nobody = AdminPersonas.withRoles(realm, "nobody");
        nobody.get("/reviews").expect(403);
        nobody.get("/reviews/" + id).expect(403);
        nobody.get("/reviews/" + id + "/items").expect(403);
        nobody.get("/reviews/" + id + "/evidence").expect(403);
        realm.admin().grantClientRoles(bert.sub(), "realm-management", "manage-users");
        AdminPersonas boss = AdminPersonas.as(realm, realm.token("bert"));
        assertThat(boss.post("/reviews/" + id + "/decisions", KEEP_ALL)
                        .expect(200)
                        .json()
                        .path("decided")
                        .asInt())
                .isEqualTo(1);
        assertThat(new ReviewCalls(boss).item(id, berts).path("why_not").asText())
                .isEqualTo("own");
    }

    @Test
    void aDeciderWhoIsRemovedIsNotNamed() {
        String id = reviews.opened("reviewers", List.of("anna"));
        decide(anna, id, KEEP_ALL).expect(200);
        realm.admin().deleteUser(anna.sub());
        JsonNode item = reviews.item(id, berts);
        assertThat(item.path("decision").asText()).isEqualTo("keep");
        assertThat(item.path("decided_by").asText()).startsWith("anonymous:");
    }

    @Test
    void theRoleComesAndGoesWithTheSwitch() {
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
        assertThat(realm.admin()
                        .get("/clients/" + realm.admin().client("persona-api") + "/roles")
                        .findValuesAsText("name"))
                .doesNotContain("decide-reviews");
        anna.get("/v1/reviews").expect(404);
        realm.admin().schema(ReviewCalls.SCHEMA);
        assertThat(realm.admin().get("/personas/setup").at("/parts/reviews").asBoolean())
                .isTrue();
        PersonaApiClient.of(realm, "anna").get("/v1/reviews").expect(200);
    }
}
