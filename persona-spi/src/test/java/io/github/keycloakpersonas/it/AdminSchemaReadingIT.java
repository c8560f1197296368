package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.SCHEMA;
import static io.github.keycloakpersonas.it.SchemaCalls.etag;
import static io.github.keycloakpersonas.it.SchemaCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The persona schema, as administrators read it. */
class AdminSchemaReadingIT extends AdminSchemas {

    AdminSchemaReadingIT(KeycloakServer server) {
        super(server);
    }

    @Nested
    class Reading {

        @Test
        void givesTheDefaultSchemaWhereNoneIsSet() {
            Reply reply = schema.get().expect(200);
            assertThat(reply.json()).isEqualTo(schema.preset("travel").json());
            assertThat(reply.json().path("titles").findValuesAsText("name")).contains("traveler");
            assertThat(etag(reply)).matches("\"[0-9a-f]{16}\"").isEqualTo(etag(schema.get()));
        }

        @Test
        void givesWhatWasSetWithAllDefaultsWrittenOut() {
            Reply replaced = schema.put(FANS).expect(200);
            Reply reply = schema.get().expect(200);
            assertThat(reply.json()).isEqualTo(replaced.json());
            assertThat(etag(reply))
                    .isEqualTo(etag(replaced))
                    .isNotEqualTo(etag(schema.put(schema.preset("travel").text())));
            assertThat(reply.json().at("/limits/personas_per_user").asInt()).isEqualTo(5);
        }

        @Test
        void tellsWhatIsWrongWithASchemaThatAnImportHasBrought(KeycloakServer server) {
            try (TestRealm broken = SeededRealm.withSchema(server, json("{'titles':[{'name':'not_a_title'}]}"))) {
                SchemaCalls itsSchema = new SchemaCalls(broken);
                Reply reply = itsSchema.get().expect(409);
                assertThat(reply.json().path("detail").asText())
                        .contains("titles.not_a_title must have a name")
                        .contains("PUT a schema to replace it");
                itsSchema.put("\"0123456789abcdef\"", "", FANS).expect(412);
                itsSchema.put(FANS).expect(200);
                itsSchema.get().expect(200);
            }
        }

        @Test
        void givesTheJsonSchemaToAdministratorsAndToEditors() {
            Reply reply =
                    realm.admin().call("GET", SCHEMA + "/json-schema").send().expect(200);
            assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/schema+json");
            Reply open = realm.http()
                    .get(realm.path("/persona/persona-schema.json"))
                    .send()
                    .expect(200);
            Contract.check("GET", "/persona-schema.json", open);
            assertThat(open.json()).isEqualTo(reply.json());
            assertThat(open.header("Content-Type")).isEqualTo(reply.header("Content-Type"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"travel", "audience", "advisers"})
        void givesPresetsThatCanBeSentBack(String name) {
            JsonNode presets = realm.admin().get(SCHEMA + "/presets").path("presets");
            assertThat(presets.findValuesAsText("name")).contains(name);
            Reply preset = schema.preset(name).expect(200);
            Reply replaced = schema.put(preset.text()).expect(200);
            assertThat(replaced.json())
                    .isEqualTo(preset.json())
                    .isEqualTo(schema.get().json());
        }

        @Test
        void knowsNoOtherPreset() {
            schema.preset("nothing").expect(404);
        }
    }

    @Test
    void travelsWithTheRealm(KeycloakServer server) {
        JsonNode audience = schema.preset("audience").json();
        JsonNode export;
        Reply replaced;
        // With keys of the server's own making: an export leaves out those that were brought.
        try (TestRealm original = TestRealm.create(server, Map.of("components", Map.of()))) {
            replaced = original.admin().put(SCHEMA, audience);
            export = original.admin()
                    .post("/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of())
                    .json();
        }
        try (TestRealm copy = TestRealm.imported(server, export)) {
            Reply reply = copy.admin().call("GET", SCHEMA).send().expect(200);
            assertThat(reply.json()).isEqualTo(audience);
            assertThat(etag(reply)).isEqualTo(etag(replaced));
        }
    }
}
