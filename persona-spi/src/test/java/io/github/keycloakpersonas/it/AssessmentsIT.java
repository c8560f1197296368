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
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personas that are active only once an assessment is passed. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentsIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = AssessedRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private JsonNode claims(String user) {
        return Jwt.claims(realm.token(user));
    }

    private List<String> admins(String query) {
        return PersonaApiClient.names(realm.admin().get("/personas?" + query).path("personas"));
    }

    @Test
    void noTokenHasAPersonaUntilItHasPassedAndItEndsWithTheResult() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        JsonNode created = anna.create("adviser", "bank").expect(201).json();
        String id = created.path("id").asText();
        assertThat(created.path("status").asText()).isEqualTo("unassessed");
        assertThat(created.path("active").asBoolean()).isFalse();
        assertThat(PersonaApiClient.names(claims("anna").path("personas"))).isEmpty();

        JsonNode result = take(anna, id, GOOD).expect(201).json();
        assertThat(result.path("passed").asBoolean()).isTrue();
        assertThat(result.path("results").path("risk").asText()).isEqualTo("high");
        assertThat(result.path("results").path("score").asText()).isEqualTo("16");
        JsonNode claims = claims("anna");
        assertThat(PersonaApiClient.names(claims.path("personas"))).containsExactly("adviser@bank");
        assertThat(claims.path("personas").path(0).path("risk").asText()).isEqualTo("high");
        assertThat(claims.path("personas").path(0).path("score").asInt()).isEqualTo(16);
        Instant until = Instant.parse(result.path("valid_until").asText());
        assertThat(claims.path("exp").asLong()).isEqualTo(until.getEpochSecond());

        JsonNode persona = anna.get("/v1/personas/" + id).expect(200).json();
        assertThat(persona.path("status").asText()).isEqualTo("active");
        assertThat(persona.path("active").asBoolean()).isTrue();
    }

    @Test
    void onesThatAreNotPassedAreRetakenUntilNoAttemptIsLeft() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        String id = bert.created("adviser", "bank");
        JsonNode failed = take(bert, id, BAD).expect(201).json();
        assertThat(failed.path("passed").asBoolean()).isFalse();
        assertThat(failed.has("valid_until")).isFalse();
        assertThat(progress(bert, id).path("state").asText()).isEqualTo("failed");
        take(bert, id, BAD).expect(201);
        assertThat(progress(bert, id).path("can_attempt").asBoolean()).isTrue();
        take(bert, id, BAD).expect(201);
        Reply refused = take(bert, id, GOOD).expect(409);
        assertThat(refused.json().path("detail").asText()).startsWith("No attempt is left");
        assertThat(refused.json().has("next_attempt_at")).isFalse();
        JsonNode progress = progress(bert, id);
        assertThat(progress.path("can_attempt").asBoolean()).isFalse();
        assertThat(progress.path("attempts").asInt()).isEqualTo(3);
        assertThat(progress.path("history")).hasSize(3);

        // An administrator gives one back.
        realm.admin()
                .delete("/personas/" + id + "/assessments/"
                        + progress.path("history").path(1).path("id").asText())
                .expect(204);
        take(bert, id, GOOD).expect(201);
        assertThat(PersonaApiClient.names(claims("bert").path("personas"))).containsExactly("adviser@bank");
        // What was passed counts no more once a later one is failed.
        take(bert, id, BAD).expect(201);
        assertThat(PersonaApiClient.names(claims("bert").path("personas"))).isEmpty();
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
        realm.admin().delete("/personas/" + id + "/assessments/" + first).expect(404);
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

    @Test
    void wrongAnswersAreNamedAndCostNoAttempt() {
        PersonaApiClient emil = PersonaApiClient.ofNewUser(realm, "emil");
        String id = emil.created("adviser", "bank");
        JsonNode errors = take(emil, id, Map.of("comfort", 9, "colour", "red"))
                .expect(400)
                .json()
                .path("errors");
        assertThat(errors.path("answers.horizon").asText()).isEqualTo("is required");
        assertThat(errors.path("answers.comfort").asText()).isEqualTo("must be a whole number between 1 and 5");
        assertThat(errors.path("answers.colour").asText()).isEqualTo("is not a question of this assessment");
        take(emil, id, 2, GOOD).expect(409);
        emil.call(
                        "POST",
                        "/v1/personas/" + id + "/assessments/risk-profile",
                        request -> request.json(Map.of("answers", List.of(), "score", 9)))
                .expect(400);
        emil.call(
                        "POST",
                        "/v1/personas/" + id + "/assessments/unknown",
                        request -> request.json(Map.of("version", 1, "answers", GOOD)))
                .expect(404);
        assertThat(progress(emil, id).path("attempts").asInt()).isZero();
    }

    @Test
    void nobodyReachesThePersonaOfAnother() {
        PersonaApiClient fred = PersonaApiClient.ofNewUser(realm, "fred");
        PersonaApiClient gina = PersonaApiClient.ofNewUser(realm, "gina");
        String id = fred.created("adviser", "bank");
        for (String path : List.of(id, fred.personaId("adviser", "bank"))) {
            gina.get("/v1/personas/" + path + "/assessments").expect(404);
            gina.get("/v1/personas/" + path + "/assessments/risk-profile").expect(404);
            take(gina, path, GOOD).expect(404);
            keep(gina, path, GOOD, null).expect(404);
            gina.delete("/v1/personas/" + path + "/assessments/risk-profile/draft")
                    .expect(404);
        }
        take(fred, fred.personaId("adviser", "bank"), GOOD).expect(201);
    }

    @Test
    void noAnswerTellsUsersWhatAnswersAreWorth() {
        PersonaApiClient hugo = PersonaApiClient.ofNewUser(realm, "hugo");
        String id = hugo.created("adviser", "bank");
        take(hugo, id, GOOD).expect(201);
        String asked = hugo.get("/v1/assessments").expect(200).text();
        assertThat(asked).contains("How long?", "\"required_by\":[\"adviser\"]").doesNotContain("4.5", "\"score\"");
        JsonNode assessment =
                hugo.get("/v1/assessments").json().path("assessments").path(0);
        assertThat(assessment.has("results")).isFalse();
        assertThat(assessment.has("pass")).isFalse();
        assertThat(assessment.findValues("score")).isEmpty();
        JsonNode schema = hugo.get("/v1/schema").expect(200).json();
        assertThat(schema.has("assessments")).isFalse();
        assertThat(schema.path("attributes").path(0).path("editable_by").asText())
                .isEqualTo("administrator");
        assertThat(schema.path("titles").path(0).path("requires").path(0).asText())
                .isEqualTo("risk-profile");
        for (String path :
                List.of("/v1/personas/" + id + "/assessments", "/v1/personas/" + id + "/assessments/risk-profile")) {
            assertThat(hugo.get(path).expect(200).text()).doesNotContain("at_least", "weights", "Moritz", "options");
        }
    }

    @Test
    void administratorsSeeResultsAndNoAnswers() {
        PersonaApiClient ida = PersonaApiClient.ofNewUser(realm, "ida");
        String id = ida.created("adviser", "bank");
        take(ida, id, GOOD).expect(201);
        keep(ida, id, BAD, null).expect(200);
        JsonNode seen = realm.admin().get("/personas/" + id + "/assessments");
        assertThat(seen.path("assessments").path(0).path("history")).hasSize(1);
        assertThat(seen.path("assessments").path(0).path("state").asText()).isEqualTo("passed");
        assertThat(seen.toString()).doesNotContain("answers", "Moritz", "bonds");
        JsonNode events = realm.admin().get("/events?type=UPDATE_PROFILE&user=" + ida.sub());
        assertThat(events.findValuesAsText("persona_action")).contains("assess");
        assertThat(events.toString()).contains("risk-profile").doesNotContain("Moritz", "high");
    }

    @Test
    void whatAnAssessmentSetsIsNotTheOwnersToSet() {
        PersonaApiClient jana = PersonaApiClient.ofNewUser(realm, "jana");
        jana.create("adviser", "bank", "risk", "high").expect(403);
        String id = jana.created("adviser", "bank");
        jana.patch(id, Map.of("score", 100)).expect(403);
        take(jana, id, GOOD).expect(201);
        jana.patch(id, Map.of("score", 100)).expect(403);
        jana.patch(id, Map.of("circle", "fund")).expect(200);
        assertThat(jana.get("/v1/personas/" + id).json().path("score").asInt()).isEqualTo(16);
        assertThat(jana.get("/v1/personas/" + id).json().path("status").asText())
                .isEqualTo("active");
    }

    @Test
    void listsStatisticsAndExplanationsNameIt() {
        PersonaApiClient kurt = PersonaApiClient.ofNewUser(realm, "kurt");
        String without = kurt.created("adviser", "lists");
        take(kurt, kurt.created("adviser", "passed"), GOOD).expect(201);
        kurt.created("visitor", "lists");
        assertThat(admins("status=unassessed&max=100"))
                .contains("adviser@lists")
                .doesNotContain("adviser@passed");
        assertThat(admins("state=unassessed&max=100")).contains("adviser@lists").doesNotContain("visitor@lists");
        assertThat(admins("status=active&max=100"))
                .contains("adviser@passed", "visitor@lists")
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
    void twoAnswersAtOnceAreTakenOneAfterTheOther() {
        PersonaApiClient lena = PersonaApiClient.ofNewUser(realm, "lena");
        String id = lena.created("adviser", "bank");
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> take(lena, id, BAD).status())
                .toList();
        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(3);
        long taken = statuses.stream().filter(status -> status == 201).count();
        assertThat(progress(lena, id).path("history")).hasSize((int) taken);
        assertThat(lena.get("/v1/personas/" + id).json().path("risk").asText()).isEqualTo("low");
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
}
