package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.StewardedRealm.act;
import static io.github.keycloakpersonas.it.StewardedRealm.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stewards may not, and who is none. */
@ExtendWith(SharedServer.class)
class StewardsRightsIT {

    private static final String CORSICA = "corsica";

    private StewardedRealm stewarded;
    private PersonaApiClient guide;
    private String pending;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        stewarded = new StewardedRealm(server, Map.of("organizationsEnabled", true));
        guide = stewarded.steward("gus", "guide", CORSICA);
        pending = stewarded.traveler("tina", CORSICA);
    }

    @AfterEach
    void removeRealm() {
        stewarded.close();
    }

    private static String why(Reply refused) {
        assertThat(refused.expect(403).json().path("type").asText()).endsWith("/not-steward");
        return refused.json().path("why").asText();
    }

    private static void select(PersonaApiClient user, String id) {
        user.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id)))
                .expect(200);
    }

    @Test
    void aTitleManagesOnlyWhatNamesIt() {
        stewarded.realm.user("greta");
        String other = stewarded.admin.created("greta", "guide", CORSICA);
        assertThat(why(act(guide, CORSICA, other, "suspend"))).isEqualTo("title-not-managed");
        guide.get(path(CORSICA, other)).expect(404);
        assertThat(guide.get("/v1/circles/corsica/personas")
                        .expect(200)
                        .json()
                        .path("personas")
                        .findValuesAsText("id"))
                .containsExactly(pending);
    }

    @Test
    void nobodyManagesAnOwnPersona() {
        String own = guide.created("traveler", CORSICA);
        for (String action : List.of("approve", "reject", "suspend", "resume")) {
            assertThat(why(act(guide, CORSICA, own, action))).isEqualTo("own-persona");
        }
        assertThat(why(act(guide, CORSICA, own, "extend", call -> call.json(Map.of("days", 1)))))
                .isEqualTo("own-persona");
        assertThat(why(guide.delete(path(CORSICA, own)))).isEqualTo("own-persona");
        JsonNode seen = guide.get(path(CORSICA, own)).expect(200).json();
        assertThat(seen.path("own").asBoolean()).isTrue();
        assertThat(seen.path("can")).isEmpty();
        String mandate =
                guide.get("/v1/circles").json().at("/circles/0/mandate").asText();
        assertThat(why(act(guide, CORSICA, mandate, "extend", call -> call.json(Map.of("days", 1)))))
                .isEqualTo("own-persona");
    }

    @Test
    void anotherCircleIsNotToldFromOneThatThereIsNot() {
        String there = stewarded.traveler("tom", "elba");
        for (String circle : List.of("elba", "nowhere")) {
            assertThat(why(act(guide, circle, there, "approve"))).isEqualTo("other-circle");
            assertThat(guide.get("/v1/circles/" + circle + "/personas")
                            .expect(404)
                            .json()
                            .path("type")
                            .asText())
                    .endsWith("/circle-not-found");
            guide.get(path(circle, there)).expect(404);
        }
        act(guide, CORSICA, there, "approve").expect(404);
        assertThat(stewarded.status(there)).isEqualTo("pending");
    }

    @Test
    void nobodyReachesAnotherCircleByRenaming() {
        String mandate =
                guide.get("/v1/circles").json().at("/circles/0/mandate").asText();
        guide.patch(mandate, Map.of("circle", "elba")).expect(403);
        act(guide, CORSICA, pending, "approve").expect(200);
        PersonaApiClient tina = PersonaApiClient.of(stewarded.realm, "tina");
        tina.patch(pending, Map.of("circle", "elba")).expect(200);
        assertThat(stewarded.status(pending)).isEqualTo("pending");
        act(guide, CORSICA, pending, "approve").expect(404);
    }

    @Test
    void aPersonaIdIsNotLookedUp() {
        String sub = stewarded.seen(pending).path("user_sub").asText();
        guide.get(path(CORSICA, sub + "_traveler_corsica")).expect(404);
        act(guide, CORSICA, sub + "_traveler_corsica", "approve").expect(404);
        act(guide, CORSICA, "%00", "approve").expect(400);
    }

    @Test
    void theSelectedPersonaActs() {
        stewarded.admin.created("gus", "fan", CORSICA);
        String fan = guide.listed("/v1/personas").contains("fan@corsica")
                ? guide.get("/v1/personas?title=fan")
                        .json()
                        .at("/personas/0/id")
                        .asText()
                : "";
        select(guide, fan);
        assertThat(guide.get("/v1/circles").expect(200).json().path("circles")).isEmpty();
        assertThat(why(act(guide, CORSICA, pending, "approve"))).isEqualTo("not-selected");
        assertThat(guide.get("/v1/circles/corsica/explain")
                        .expect(200)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("not-selected");
        guide.delete("/v1/session/persona").expect(204);
        act(guide, CORSICA, pending, "approve").expect(200);
    }

    @Test
    void aMandateEndsWithThePersona() {
        String mandate =
                guide.get("/v1/circles").json().at("/circles/0/mandate").asText();
        stewarded.admin.patch("/" + mandate, Map.of("status", "suspended")).expect(200);
        assertThat(why(act(guide, CORSICA, pending, "approve"))).isEqualTo("no-mandate");
        guide.get("/v1/circles/corsica/personas").expect(404);
    }

    @Test
    void fullScopeAloneIsNoPermission() {
        PersonaApiClient plain = PersonaApiClient.of(stewarded.realm, "gus");
        assertThat(Jwt.claims(plain.token()).toString()).contains("manage-circles");
        assertThat(plain.get("/v1/circles").expect(403).json().path("detail").asText())
                .contains("full scope");
        assertThat(act(plain, CORSICA, pending, "approve")
                        .expect(403)
                        .json()
                        .path("type")
                        .asText())
                .endsWith("/permission-missing");
        plain.get("/v1/circles/corsica/personas").expect(403);
        plain.get("/v1/circles/corsica/explain").expect(403);
    }

    @Test
    void theRoleComesAndGoesWithTheTitles() {
        stewarded
                .schema
                .put("{'titles':[{'name':'guide','self_service':false},{'name':'head','self_service':false},"
                        + "{'name':'traveler','needs_approval':true},{'name':'fan'}]}")
                .expect(200);
        assertThat(guide.get("/v1/circles").expect(404).json().path("detail").asText())
                .contains("managed_by");
        assertThat(Jwt.claims(stewarded.token("gus")).toString()).doesNotContain("manage-circles");
        assertThat(stewarded.realm.admin().get("/personas/setup").path("parts").has("circles"))
                .isFalse();
        stewarded.schema("");
        assertThat(stewarded
                        .realm
                        .admin()
                        .get("/personas/setup")
                        .at("/parts/circles")
                        .asBoolean())
                .isTrue();
        assertThat(stewarded.as("gus").get("/v1/circles").expect(200).json().path("circles"))
                .hasSize(1);
    }

    @Test
    void aSchemaNamesThoseWhoWouldBecomeStewards() {
        String wider = StewardedRealm.SCHEMA
                .replace("'managed_by':['head']", "'managed_by':['head','guide']")
                .replace("MORE", "");
        Reply refused = stewarded.schema.put(wider).expect(409);
        assertThat(refused.json().path("type").asText()).endsWith("/new-stewards");
        assertThat(refused.json().at("/new_stewards/guide/count").asInt()).isEqualTo(1);
        assertThat(refused.json().at("/new_stewards/guide/usernames/0").asText())
                .isEqualTo("gus");
        stewarded.schema.put(null, "?force=true", wider).expect(200);
        stewarded.schema.put(wider).expect(200);
        stewarded
                .schema
                .put("{'titles':[{'name':'traveler','managed_by':['traveler']}]}")
                .expect(400);
        stewarded
                .schema
                .put(null, "?force=true", "{'titles':[{'name':'traveler'}],'circles':{'stewards_see':'all'}}")
                .expect(400);
    }

    @Test
    void anOrganizationsCircleIsManagedByItsMembersForItsMembers() {
        stewarded.schema(",'circles':{'source':'organizations'}");
        String org = stewarded
                .realm
                .admin()
                .call("POST", "/organizations")
                .json(Map.of(
                        "name", "Corsica", "alias", CORSICA, "domains", List.of(Map.of("name", "corsica.example"))))
                .send()
                .createdId();
        assertThat(why(act(guide, CORSICA, pending, "approve"))).isEqualTo("not-a-member");
        join(org, guide.sub());
        act(guide, CORSICA, pending, "approve").expect(409);
        join(org, stewarded.seen(pending).path("user_sub").asText());
        act(guide, CORSICA, pending, "approve").expect(200);
    }

    private void join(String org, String user) {
        stewarded
                .realm
                .admin()
                .call("POST", "/organizations/" + org + "/members")
                .body("application/json", user)
                .send()
                .expect(201);
    }

    @Test
    void theAccountConsoleIsMeantToManageCircles() {
        JsonNode console =
                stewarded.realm.admin().get("/clients?clientId=account-console").get(0);
        JsonNode api =
                stewarded.realm.admin().get("/clients?clientId=persona-api").get(0);
        assertThat(stewarded
                        .realm
                        .admin()
                        .get("/clients/" + console.path("id").asText() + "/scope-mappings/clients/"
                                + api.path("id").asText())
                        .findValuesAsText("name"))
                .contains("manage-circles");
        assertThat(stewarded
                        .admin
                        .get("/setup/circles")
                        .expect(200)
                        .json()
                        .path("client_scope")
                        .asText())
                .isEqualTo(StewardedRealm.SCOPE);
    }
}
