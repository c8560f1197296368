package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.AssessedRealm.GOOD;
import static io.github.keycloakpersonas.it.AssessedRealm.progress;
import static io.github.keycloakpersonas.it.AssessedRealm.schema;
import static io.github.keycloakpersonas.it.AssessedRealm.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schemas with assessments, and what a change of them means for personas. */
@ExtendWith(SharedServer.class)
class AssessmentSchemaIT {

    private static final String NO_RULES = "\"retake\":{\"after_days\":0,\"max_attempts\":0}";

    private TestRealm realm;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = AssessedRealm.create(server);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private Reply put(String schema, String query) {
        try {
            return realm.admin()
                    .call("PUT", "/personas/schema" + query)
                    .json(PlainJson.members(PlainJson.parse(schema)))
                    .send();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aChangedSchemaComesBackAsItWasSent() {
        JsonNode stored = realm.admin().get("/personas/schema");
        assertThat(stored.path("assessments")
                        .path(0)
                        .path("questions")
                        .path(0)
                        .path("options")
                        .path(1)
                        .path("score")
                        .asText())
                .isEqualTo("4.5");
        assertThat(stored.path("titles").path(0).path("requires").path(0).asText())
                .isEqualTo("risk-profile");
        assertThat(put(stored.toString(), "").expect(200).json()).isEqualTo(stored);
    }

    @Test
    void anotherGradingNeedsAnotherVersion() {
        String other = schema(1, NO_RULES).replace("4.5", "4");
        JsonNode refused = put(other, "").expect(400).json();
        assertThat(refused.path("errors")
                        .path("assessments.risk-profile.version")
                        .asText())
                .startsWith("must be at least 2");
        put(schema(1, NO_RULES).replace("Ten years", "A decade"), "").expect(200);
        put(other.replace("\"version\":1", "\"version\":2"), "").expect(200);
        put(schema(1, NO_RULES), "").expect(400);
    }

    @Test
    void aNewVersionLeavesOldResultsAlone() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("adviser", "bank");
        take(anna, id, GOOD).expect(201);
        put(schema(2, NO_RULES).replace("4.5", "100"), "").expect(400);
        put(schema(2, NO_RULES).replace("4.5", "40"), "").expect(200);
        JsonNode progress = progress(anna, id);
        assertThat(progress.path("state").asText()).isEqualTo("passed");
        assertThat(progress.path("version").asInt()).isEqualTo(1);
        assertThat(anna.get("/v1/personas/" + id).json().path("score").asInt()).isEqualTo(16);
        assertThat(take(anna, id, 1, GOOD).expect(409).json().path("detail").asText())
                .contains("its version is 2 now");
        assertThat(take(anna, id, 2, GOOD)
                        .expect(201)
                        .json()
                        .path("results")
                        .path("score")
                        .asText())
                .isEqualTo("87");
    }

    @Test
    void whoWouldLackAnAssessmentIsCounted() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        bert.created("visitor", "bank");
        bert.created("adviser", "bank");
        String stricter = schema(1, NO_RULES)
                .replace("{\"name\":\"visitor\"}", "{\"name\":\"visitor\",\"requires\":[\"risk-profile\"]}");
        JsonNode inUse = put(stricter, "").expect(409).json().path("in_use");
        assertThat(inUse.path("unassessed").toString()).isEqualTo("{\"visitor\":1}");
        put(stricter, "?force=true").expect(200);
        assertThat(bert.listed("/v1/personas?status=unassessed"))
                .containsExactlyInAnyOrder("visitor@bank", "adviser@bank");
        put(stricter, "").expect(200);
    }

    @Test
    void faultsAreNamedByTheirPlace() {
        JsonNode errors = put(
                        schema(1, NO_RULES)
                                .replace("\"from\":5", "\"from\":0")
                                .replace("\"requires\":[\"risk-profile\"]", "\"requires\":[\"other\"]"),
                        "")
                .expect(400)
                .json()
                .path("errors");
        assertThat(errors.path("assessments.risk-profile.results.risk.bands").asText())
                .isEqualTo("must ascend: each from must be above the one before");
        assertThat(errors.path("titles.adviser.requires").asText()).contains("which 'other' is not");
        assertThat(put(schema(1, NO_RULES).replace("\"value\":\"high\"", "\"value\":\"none\""), "")
                        .expect(400)
                        .json()
                        .path("errors")
                        .path("assessments.risk-profile.results.risk.attribute")
                        .asText())
                .contains("does not fit", "must be one of: low, high");
    }
}
