package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.AssessedRealm.BAD;
import static io.github.keycloakpersonas.it.AssessedRealm.GOOD;
import static io.github.keycloakpersonas.it.AssessedRealm.keep;
import static io.github.keycloakpersonas.it.AssessedRealm.progress;
import static io.github.keycloakpersonas.it.AssessedRealm.take;
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
        assertThat(schema.path("assessments").toString()).isEqualTo("[\"risk-profile\"]");
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
}
