package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Policies about personas, as administrators keep them. */
class PersonaPolicyAdministrationIT extends PersonaPolicies {

    @Nested
    class Administration {

        @Test
        void ofItsOwnTypeAndOfAny() {
            assertThat(travel.get("/policy/providers").findValuesAsText("type")).contains("persona");
            String id = travel.policy(
                            "who",
                            Map.of(
                                    "description", "travellers",
                                    "titles", List.of("traveler"),
                                    "conditions", List.of("autobook_price>=1000")))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            ObjectNode typed = (ObjectNode) travel.get("/policy/persona/" + id);
            assertThat(typed.path("titles").toString()).isEqualTo("[\"traveler\"]");
            assertThat(typed.path("conditions").toString()).isEqualTo("[\"autobook_price >= 1000\"]");
            assertThat(typed.path("selected").asBoolean(true)).isFalse();
            assertThat(typed.path("description").asText()).isEqualTo("travellers");
            travel.put("/policy/persona/" + id, typed.put("selected", true)).expect(201);
            ObjectNode generic = (ObjectNode) travel.get("/policy/" + id);
            assertThat(generic.at("/config/selected").asText()).isEqualTo("true");
            assertThat(generic.at("/config/titles").asText()).isEqualTo("[\"traveler\"]");
            assertThat(travel.get("/policy?permission=false").findValuesAsText("name"))
                    .contains("who");
            assertThat(travel.get("/policy?type=persona")).hasSize(1);
            ((ObjectNode) generic.path("config")).put("circles", "[\"corsica\"]");
            travel.put("/policy/" + id, generic).expect(201);
            assertThat(travel.get("/policy/persona/" + id).path("circles").toString())
                    .isEqualTo("[\"corsica\"]");
            travel.call("DELETE", "/policy/" + id).expect(204);
            assertThat(travel.get("/policy?type=persona")).isEmpty();
            Map<String, ?> second =
                    Map.of("name", "second", "type", "persona", "config", Map.of("titles", "[\"admin\"]"));
            travel.post("/policy", second).expect(201);
            assertThat(travel.get("/policy/persona").path(0).path("titles").toString())
                    .isEqualTo("[\"admin\"]");
        }

        @Test
        void survivesExportAndImport() {
            travel.permit(Map.of(
                    "titles", List.of("traveler"),
                    "selected", true,
                    "conditions", List.of("autobook_price >= 1000")));
            JsonNode before = travel.get("/policy/search?name=who");
            JsonNode exported = travel.get("/settings");
            travel.call("DELETE", "/policy/" + before.path("id").asText()).expect(204);
            travel.post("/import", exported).expect(204);
            JsonNode after = travel.get("/policy/search?name=who");
            assertThat(after.path("config")).isEqualTo(before.path("config"));
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.created("traveler", "corsica");
            select(anna, id);
            assertThat(travel.decides(anna.token())).isFalse();
            anna.patch(id, Map.of("autobook_price", 1000)).expect(200);
            assertThat(travel.decides(anna.token())).isTrue();
        }

        @Test
        void comesInWithAnExportThatTheSchemaDoesNotFit() {
            travel.permit(Map.of("conditions", List.of("autobook_price >= 1000")));
            JsonNode exported = travel.get("/settings");
            realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
            travel.post("/import", exported).expect(204);
            assertThat(travel.decides(PersonaApiClient.ofNewUser(realm, "anna").token()))
                    .isFalse();
        }
    }
}
