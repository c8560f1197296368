package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be a policy of the type "persona". */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonaPolicyFaultsIT {

    private TestRealm realm;
    private TravelApi travel;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        travel = new TravelApi(realm);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                              | titles or another of circles, selected, conditions is required
            {"titles":"traveler"}                           | titles must be a list
            {"titles":["king"]}                             | titles has the title king
            {"circles":["a/b"]}                             | circles has a/b, which may contain letters
            {"selected":"yes"}                              | selected must be true or false
            {"titles":[],"pinned":true}                     | pinned needs selected
            {"title":["traveler"]}                          | title is not a member of a persona policy
            {"conditions":["autobook_price"]}               | conditions has autobook_price, which is not an attribute
            {"conditions":["autobook_price = much"]}        | must be a number
            {"conditions":["autobok_price = 5"]}            | names the attribute autobok_price
            {"conditions":["consent > true"]}               | has only =, !=
            """)
    void refusesAndNamesTheFault(String json, String fault) {
        String named = json.replaceFirst("^\\{", "{\"name\":\"x\"" + (json.equals("{}") ? "" : ","));
        Reply refused = travel.postText("/policy/persona", named).expect(400);
        assertThat(refused.json().path("error_description").asText()).contains(fault);
        assertThat(travel.get("/policy?permission=false").findValuesAsText("name"))
                .doesNotContain("x");
    }

    @Test
    void refusesWhatNoConfigurationIsOnTheGenericPath() {
        Map<String, ?> empty = Map.of("name", "x", "type", "persona");
        travel.post("/policy", empty).expect(400);
        Map<String, ?> wrong = Map.of("name", "x", "type", "persona", "config", Map.of("titles", "admin"));
        assertThat(travel.post("/policy", wrong).expect(400).text()).contains("titles must be a list");
    }
}
