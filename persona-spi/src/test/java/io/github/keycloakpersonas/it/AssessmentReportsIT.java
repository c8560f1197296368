package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.AssessedRealm.BAD;
import static io.github.keycloakpersonas.it.AssessedRealm.GOOD;
import static io.github.keycloakpersonas.it.AssessedRealm.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a persona has been assessed by, as a file. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentReportsIT {

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = AssessedRealm.create(server);
        admin = AdminPersonas.of(realm);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void haveALineForEachResultWithoutAnswers() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("adviser", "bank");
        take(anna, id, BAD).expect(201);
        String taken = take(anna, id, GOOD).expect(201).json().path("id").asText();
        List<String> lines = admin.get("/reports/assessment?persona=" + id)
                .expect(200)
                .text()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("assessment,version,taken_at,passed,valid_until,counts,results,id,persona_id");
        assertThat(lines.get(1))
                .startsWith("risk-profile,1,")
                .endsWith(",true,risk: high; score: 16," + taken + "," + id);
        assertThat(lines.get(2)).contains(",false,,false,risk: low; score: ");
        String all = String.join("", lines);
        assertThat(all).doesNotContain("Moritz", "bonds");
        JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/reports/assessment");
        assertThat(events.findValuesAsText("representation")).anyMatch(text -> text.contains(id));
        realm.admin().delete("/personas/" + id + "/assessments/" + taken).expect(204);
        assertThat(admin.get("/reports/assessment?format=ndjson&persona=" + id)
                        .expect(200)
                        .text()
                        .lines())
                .singleElement()
                .asString()
                .contains("\"passed\":\"false\"")
                .doesNotContain("valid_until");
    }

    @Test
    void needTheRightToViewTheOwner() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        String id = bert.created("adviser", "bank");
        String path = "/reports/assessment?persona=" + id;
        AdminPersonas.withRoles(realm, "nobody").get(path).expect(403);
        AdminPersonas.withRoles(realm, "asker", "query-users").get(path).expect(403);
        AdminPersonas.withRoles(realm, "viewer", "view-users").get(path).expect(200);
        admin.get("/reports/assessment").expect(400);
        admin.get("/reports/assessment?persona=unknown").expect(404);
        assertThat(admin.get("/reports/assessment?format=zip&persona=" + id)
                        .expect(200)
                        .header("Content-Disposition")
                        .orElseThrow())
                .contains("assessment-");
    }

    @Test
    void ofOwnersNeedTheJarAndAResultOfTheirs() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        String id = cleo.created("adviser", "bank");
        String result = take(cleo, id, GOOD).expect(201).json().path("id").asText();
        String path = "/v1/personas/" + id + "/assessments/risk-profile/results/" + result + "/pdf";
        assertThat(cleo.get(path).expect(501).json().path("detail").asText()).contains("keycloak-personas-reports");
        dora.get(path).expect(404);
        cleo.get("/v1/personas/" + id + "/assessments/other/results/" + result + "/pdf")
                .expect(404);
        cleo.get("/v1/personas/" + id + "/assessments/risk-profile/results/none/pdf")
                .expect(404);
    }
}
