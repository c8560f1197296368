package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.AssessedRealm.BAD;
import static io.github.keycloakpersonas.it.AssessedRealm.GOOD;
import static io.github.keycloakpersonas.it.AssessedRealm.keep;
import static io.github.keycloakpersonas.it.AssessedRealm.progress;
import static io.github.keycloakpersonas.it.AssessedRealm.take;
import static io.github.keycloakpersonas.it.Explanations.rule;
import static io.github.keycloakpersonas.it.Explanations.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of results, and how personas without them are told from others. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentResultsIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = AssessedRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private List<String> admins(String query) {
        return PersonaApiClient.names(realm.admin().get("/personas?" + query).path("personas"));
    }

    @Test
    void listsStatisticsAndExplanationsNameIt() {
        PersonaApiClient kurt = PersonaApiClient.ofNewUser(realm, "kurt");
        String without = kurt.created("adviser", "lists");
        take(kurt, kurt.created("adviser", "passed"), GOOD).expect(201);
        kurt.created("visitor", "others");
        assertThat(admins("status=unassessed&max=100"))
                .contains("adviser@lists")
                .doesNotContain("adviser@passed");
        assertThat(admins("state=unassessed&max=100")).contains("adviser@lists").doesNotContain("visitor@others");
        assertThat(admins("status=active&max=100"))
                .contains("adviser@passed", "visitor@others")
                .doesNotContain("adviser@lists");
        assertThat(admins("active=true&max=100")).contains("adviser@passed").doesNotContain("adviser@lists");
        assertThat(admins("active=false&max=100")).contains("adviser@lists").doesNotContain("adviser@passed");
        assertThat(admins("sort=status&max=100")).contains("adviser@lists", "adviser@passed");
        JsonNode stats = realm.admin().get("/personas/stats?fresh=true");
        assertThat(stats.path("by_status").path("unassessed").asInt())
                .isEqualTo(realm.admin()
                        .get("/personas/count?status=unassessed")
                        .path("count")
                        .asInt());
        assertThat(stats.path("active_now").asInt())
                .isEqualTo(realm.admin()
                        .get("/personas/count?active=true")
                        .path("count")
                        .asInt());
        JsonNode verdict = verdict(new Explanations(realm).explain("kurt", TestRealm.APP, null), "lists");
        assertThat(rule(verdict)).isEqualTo("unassessed");
        assertThat(verdict.path("status").asText()).isEqualTo("unassessed");
        assertThat(verdict.path("detail").asText())
                .isEqualTo("Its title adviser requires that these assessments are passed: risk-profile.");
        kurt.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", without)))
                .expect(409);
    }

    @Test
    void figuresNameNobody() {
        for (int i = 0; i < 6; i++) {
            PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "many" + i);
            take(user, user.created("adviser", "many"), GOOD).expect(201);
        }
        JsonNode figures = realm.admin()
                .get("/personas/assessments/statistics")
                .path("assessments")
                .path(0);
        assertThat(figures.path("name").asText()).isEqualTo("risk-profile");
        assertThat(figures.path("passed").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(figures.path("expiring_30_days").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(figures.path("distribution").path("risk").path("high").asInt())
                .isGreaterThanOrEqualTo(6);
        assertThat(figures.path("by_title").path("adviser").asInt()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void resultsGoWithThePersona() {
        PersonaApiClient mona = PersonaApiClient.ofNewUser(realm, "mona");
        String id = mona.created("adviser", "bank");
        take(mona, id, GOOD).expect(201);
        keep(mona, id, BAD, null).expect(200);
        mona.delete("/v1/personas/" + id).expect(204);
        mona.get("/v1/personas/" + id + "/assessments").expect(404);
        String again = mona.created("adviser", "bank");
        assertThat(progress(mona, again).path("state").asText()).isEqualTo("open");
        realm.admin().deleteUser(mona.sub());
    }

    @Test
    void aStoppedPersonaIsNotAssessed() {
        PersonaApiClient nora = PersonaApiClient.ofNewUser(realm, "nora");
        String id = nora.created("adviser", "bank");
        realm.admin().put("/personas/" + id, Map.of("status", "suspended")).expect(200);
        take(nora, id, GOOD).expect(403);
        keep(nora, id, GOOD, null).expect(403);
        assertThat(nora.get("/v1/personas/" + id).json().path("status").asText())
                .isEqualTo("suspended");
    }

    @Test
    void aVoidedResultLeavesTheOneBefore() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        String id = cleo.created("adviser", "bank");
        take(cleo, id, GOOD).expect(201);
        String second = take(cleo, id, Map.of("horizon", "long", "products", List.of("shares")))
                .expect(201)
                .json()
                .path("id")
                .asText();
        assertThat(cleo.get("/v1/personas/" + id).json().path("score").asInt()).isEqualTo(12);
        realm.admin().delete("/personas/" + id + "/assessments/" + second).expect(204);
        JsonNode persona = cleo.get("/v1/personas/" + id).expect(200).json();
        assertThat(persona.path("score").asInt()).isEqualTo(16);
        assertThat(persona.path("status").asText()).isEqualTo("active");
        String first = progress(cleo, id).path("history").path(0).path("id").asText();
        realm.admin().delete("/personas/" + id + "/assessments/" + first).expect(204);
        JsonNode without = cleo.get("/v1/personas/" + id).expect(200).json();
        assertThat(without.has("score")).isFalse();
        assertThat(without.path("status").asText()).isEqualTo("unassessed");
        realm.admin()
                .call("DELETE", "/personas/" + id + "/assessments/" + first)
                .send()
                .expect(404);
        assertThat(realm.admin()
                        .get("/admin-events?operationTypes=DELETE&resourcePath=personas/" + id + "/assessments/*")
                        .toString())
                .contains("risk-profile")
                .doesNotContain("Moritz");
    }

    @Test
    void unfinishedAnswersAreKept() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        String id = dora.created("adviser", "bank");
        keep(dora, id, Map.of("horizon", "long"), "products").expect(200);
        JsonNode kept = keep(dora, id, Map.of("horizon", "short", "products", List.of()), "comfort")
                .expect(200)
                .json();
        assertThat(kept.path("answers").toString()).isEqualTo("{\"horizon\":\"short\"}");
        JsonNode progress = progress(dora, id);
        assertThat(progress.path("state").asText()).isEqualTo("draft");
        assertThat(progress.path("draft")).isEqualTo(kept);
        assertThat(kept.path("question").asText()).isEqualTo("comfort");
        Reply refused = keep(dora, id, Map.of("horizon", "for ever"), "nothing").expect(400);
        assertThat(refused.json().path("errors").path("answers.horizon").asText())
                .isEqualTo("must be one of: short, long");
        dora.delete("/v1/personas/" + id + "/assessments/risk-profile/draft").expect(204);
        dora.delete("/v1/personas/" + id + "/assessments/risk-profile/draft").expect(204);
        assertThat(progress(dora, id).path("state").asText()).isEqualTo("open");
        keep(dora, id, Map.of("horizon", "long"), null).expect(200);
        take(dora, id, GOOD).expect(201);
        assertThat(progress(dora, id).has("draft")).isFalse();
    }
}
