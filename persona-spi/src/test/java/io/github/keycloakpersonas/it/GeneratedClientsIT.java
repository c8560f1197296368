package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that generators make from the document that the realm serves compile as they are and reach that realm by themselves.
 * What each does is in {@code src/test/clients}: it creates a persona, changes it by what it has read, and meets a problem.
 */
@Tag("generated-clients")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsIT {

    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";

    private final Path folder = Path.of(System.getProperty("generated-clients"));
    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void serveTheDocument(KeycloakServer server) throws IOException {
        realm = TestRealm.create(server);
        giveAttributesOfEachKind();
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        Files.writeString(
                folder.resolve("openapi.yaml"),
                realm.http()
                        .request("GET", realm.path("/persona/openapi.yaml"))
                        .send()
                        .expect(200)
                        .text());
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void giveAttributesOfEachKind() {
        SchemaCalls calls = new SchemaCalls(realm);
        ObjectNode schema = (ObjectNode) calls.get().json();
        ((ArrayNode) schema.path("attributes"))
                .addObject()
                .put("name", "languages")
                .put("type", "string-list");
        ObjectNode group = schema.putArray("groups").addObject().put("name", "demographic");
        group.putArray("attributes").addObject().put("name", "age_group").put("type", "string");
        ((ObjectNode) schema.path("limits")).put("personas_per_user", 50);
        calls.put(schema.toString()).expect(200);
    }

    private Path generate(String client, String... options) throws IOException {
        Path here = folder.resolve(client);
        Tool.in(
                        here,
                        "generator",
                        Tool.java(),
                        "-jar",
                        folder.resolve("openapi-generator-cli.jar").toString())
                .and("generate", "-i", folder.resolve("openapi.yaml").toString(), "-o", "client")
                .and(options)
                .run();
        assertThat(here.resolve("generator.log")).content().doesNotContain(" ERROR ");
        return here;
    }

    /** What the client has sent is what the server has stored, and nothing but that. */
    private void assertStored(String circle) {
        JsonNode persona = anna.get("/v1/personas/" + anna.personaId("traveler", circle))
                .expect(200)
                .json();
        assertThat(persona.path("valid_till").asText()).isEqualTo("2999-12-31T21:59:59.500Z");
        assertThat(persona.path("consent").asBoolean()).isTrue();
        assertThat(persona.path("autobook_price").asInt()).isEqualTo(800);
        assertThat(persona.path("autobook_risklevel").asInt()).isEqualTo(3);
        assertThat(persona.path("languages")).hasToString("[\"de\",\"fr\"]");
        assertThat(persona.path("demographic")).hasToString("{\"age_group\":\"30-39\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "restclient", "okhttp-gson"})
    void javaOf(String library) throws IOException {
        String client = "java-" + library;
        Path here = generate(client, "-g", "java", "--library", library);
        Path project = here.resolve("client");
        Tool.in(here, "maven", Tool.maven(), "-B", "-ntp", "-f", project.toString(), "-Dmaven.test.skip=true")
                .and("compile", DEPENDENCY_PLUGIN + ":build-classpath", "-Dmdep.outputFile=target/classpath")
                .run();
        String classpath = project.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(project.resolve("target/classpath"));
        Tool.in(here, "call", Tool.java(), "-cp", classpath, "Call.java", anna.token(), client)
                .run();
        assertStored(client);
    }

    @Test
    void python() throws IOException {
        Path here = generate("python", "-g", "python");
        // What is installed already is not installed again, so that a machine without a registry can have it too.
        Tool.in(here, "venv", "python3", "-m", "venv", "--system-site-packages", "venv")
                .run();
        String python = here.resolve("venv/bin/python").toString();
        Tool.in(here, "pip", python, "-m", "pip", "install", "-r", "client/requirements.txt")
                .run();
        Tool.in(here, "compile", python, "-m", "compileall", "-q", "client").run();
        Tool.in(here, "call", python, "call.py", anna.token(), "python")
                .with("PYTHONPATH", "client")
                .run();
        assertStored("python");
    }

    @Test
    void typeScript() throws IOException {
        Tool.in(folder, "npm", Tool.npm(), "ci").run();
        // Else it would send each member under two names: see "Generated clients" in docs/api.md.
        Path generated = generate(
                "typescript-fetch", "-g", "typescript-fetch", "--additional-properties=modelPropertyNaming=original");
        Path types = folder.resolve("openapi-typescript");
        Tool.in(types, "generator", "node", "../node_modules/openapi-typescript/bin/cli.js", "../openapi.yaml")
                .and("-o", "client/schema.d.ts")
                .run();
        Tool.in(folder, "tsc", "node", "node_modules/typescript/bin/tsc").run();
        String token = anna.token();
        Tool.in(generated, "call", "node", "../target/typescript-fetch/call.js", token, "typescript-fetch")
                .run();
        assertStored("typescript-fetch");
        String address = realm.path("/persona").toString();
        Tool.in(types, "call", "node", "../target/openapi-typescript/call.js", address, token, "openapi-typescript")
                .run();
        assertStored("openapi-typescript");
    }
}
