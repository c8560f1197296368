package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KcAdm;
import io.github.keycloakpersonas.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of a realm neither lose nor revert what the extension keeps of it. */
class RealmSettingsIT extends SettingsOfARealm {

    private JsonNode lastPutBack() {
        return realm.admin().get("/personas/setup").path("attributes_put_back");
    }

    private String log(String attribute) {
        return realm.server()
                .log()
                .lines()
                .filter(line -> line.contains("Realm " + realm.name() + ": an update of the realm has"))
                .filter(line -> line.contains(attribute))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Nested
    class AnUpdateOfTheRealm {

        @Test
        void withoutAttributesChangesNothing() {
            realm.admin().update(Map.of("displayName", "Changed"));
            holds();
            assertThat(lastPutBack().isMissingNode()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"other\":\"1\"}", "{\"persona.setup\":\"1\"}"})
        void withoutOursIsPutBack(String attributes) {
            realm.admin()
                    .call("PUT", "")
                    .body("application/json", "{\"attributes\":" + attributes + "}")
                    .send()
                    .expect(204);
            assertThat(lastPutBack().path("attributes").toString()).contains(SCHEMA);
            assertThat(log(SCHEMA)).contains("INFO").contains("left out the attribute persona.schema");
            assertThat(attributes().path("other").asText()).isEqualTo(attributes.contains("other") ? "1" : "");
            holds();
        }

        /** A page of the admin console that was opened before, and saved by its own endpoint or by the API's. */
        @ParameterizedTest
        @ValueSource(strings = {"", "/ui-ext"})
        void fromAPageOpenedBeforeIsPutBack(String path) {
            stale.put("displayName", "From a page");
            realm.admin().call("PUT", path).json(stale).send().expect(204);
            assertThat(realm.admin().get("").path("displayName").asText()).isEqualTo("From a page");
            assertThat(lastPutBack().path("attributes").toString()).isEqualTo("[\"persona.schema\"]");
            assertThat(lastPutBack().path("at").asText()).endsWith("Z");
            assertThat(log(SCHEMA)).contains("WARN").contains("which is a copy").doesNotContain("titles");
            holds();
            assertThat(lastPutBack().isMissingNode())
                    .as("seen by who sets the schema")
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "no json", "{\"titles\":[{\"name\":\"traveler\"}]}"})
        void withAnotherSchemaIsPutBack(String text) {
            realm.admin().attributes(Map.of(SCHEMA, text, SETUP, "0"));
            assertThat(lastPutBack().path("attributes").toString()).isEqualTo("[\"persona.schema\",\"persona.setup\"]");
            holds();
        }

        @Test
        void withASchemaWhereTheRealmHasTheDefaultIsPutBack() {
            current = schema.put(schema.preset("travel").text()).expect(200);
            realm.admin().attributes(Map.of(SCHEMA, FANS));
            assertThat(attributes().path(SCHEMA).asText()).isEmpty();
            assertThat(schema.get().json()).isEqualTo(current.json());
            assertThat(lastPutBack().path("attributes").toString()).isEqualTo("[\"persona.schema\"]");
        }

        /** What Terraform's provider sends at each apply: all that its resource knows, with the attributes of its file. */
        @Test
        void asTerraformSendsItIsPutBack() {
            Map<String, Object> sent = new HashMap<>();
            sent.put("id", realm.name());
            sent.put("realm", realm.name());
            sent.put("enabled", true);
            sent.put("displayName", "");
            sent.put("displayNameHtml", "");
            sent.put("smtpServer", Map.of());
            sent.put("supportedLocales", List.of());
            sent.put("internationalizationEnabled", false);
            sent.put("defaultLocale", "");
            sent.put("attributes", Map.of("userProfileEnabled", true, "mycustomAttribute", "myCustomValue"));
            sent.put("browserSecurityHeaders", Map.of("xFrameOptions", "SAMEORIGIN"));
            sent.put("passwordPolicy", "");
            sent.put("sslRequired", "external");
            for (int apply = 0; apply < 2; apply++) {
                realm.admin().call("PUT", "").json(sent).send().expect(204);
                assertThat(attributes().path("mycustomAttribute").asText()).isEqualTo("myCustomValue");
            }
            holds();
        }

        @Test
        void withANewNameTakesTheSettingsAlong() {
            String name = realm.name() + "-renamed";
            realm.admin().update(Map.of("realm", name, "attributes", Map.of()));
            try {
                JsonNode renamed = realm.server().admin().realm(name).get("/personas/schema");
                assertThat(renamed).isEqualTo(current.json());
            } finally {
                realm.server().admin().realm(name).update(Map.of("realm", realm.name()));
            }
        }
    }

    @Nested
    class Kcadm {

        @Test
        void updatesFromAFile(@TempDir Path folder) throws IOException {
            stale.remove("id");
            Path file = Files.writeString(folder.resolve("realm.json"), stale.toString());
            KcAdm kcadm = new KcAdm(realm.server());
            kcadm.run("update", "realms/" + realm.name(), "-f", file.toString());
            kcadm.run("update", "realms/" + realm.name(), "-s", "attributes.\"persona.schema\"=none");
            assertThat(log(SCHEMA).lines()).hasSize(2);
            holds();
        }
    }

    /** Nobody's change is lost, whoever is first, and each has an answer that says so. */
    @Test
    @Tag("dialect")
    void updatesOfTheRealmAndOfTheSchemaAtOnceLoseNothing() throws Exception {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> work = List.of(
                    pool.submit(() -> set(answers, "{'titles':[{'name':'a'}]}")),
                    pool.submit(() -> set(answers, "{'titles':[{'name':'b'}]}")),
                    pool.submit(() -> set(answers, schema.preset("travel").text())),
                    // One of them: Keycloak's own updates of a realm are in each other's way.
                    pool.submit(() -> {
                        for (int i = 0; i < 10; i++) {
                            update(answers, stale.toString());
                            update(answers, "{\"attributes\":{}}");
                            update(answers, "{\"displayName\":\"x\"}");
                        }
                    }));
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(answers).contains("schema 200", "realm 204");
        assertThat(answers)
                .as("what only waited or has to try again")
                .allMatch(answer -> answer.matches("\\w+ (20[04]|409.*)"));
        assertThat(names(schema.get().json()))
                .as("the copy says what is stored")
                .isEqualTo(names(
                        attributes().path(SCHEMA).asText().startsWith("{")
                                ? new ObjectMapper()
                                        .readTree(attributes().path(SCHEMA).asText())
                                : schema.preset("travel").json()));
        current = schema.put(null, "?force=true", FANS).expect(200);
        holds();
    }

    private static List<String> names(JsonNode schema) {
        return schema.path("titles").findValuesAsText("name");
    }

    private void set(ConcurrentLinkedQueue<String> answers, String body) {
        for (int i = 0; i < 15; i++) {
            answers.add(said("schema", schema.put(null, "?force=true", body)));
        }
    }

    private void update(ConcurrentLinkedQueue<String> answers, String body) {
        answers.add(said(
                "realm",
                realm.admin().call("PUT", "").body("application/json", body).send()));
    }

    private static String said(String of, Reply reply) {
        return of + " " + reply.status() + (reply.status() < 300 ? "" : " " + reply.text());
    }
}
