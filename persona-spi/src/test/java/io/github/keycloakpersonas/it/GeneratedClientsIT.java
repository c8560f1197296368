package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that generators make from the documents that the realm serves compile as they are and reach that realm by themselves.
 * What each does is in {@code src/test/clients}: it creates a persona, changes it by what it has read, and meets a problem.
 */
@Tag("generated-clients")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsIT {

    private TestRealm realm;
    private PersonaApiClient anna;
    private ClientWorkshop users;
    private ClientWorkshop administrators;

    @BeforeAll
    void serveTheDocuments(KeycloakServer server) {
        realm = TestRealm.create(server);
        giveAttributesOfEachKind();
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        users = ClientWorkshop.forUsers(realm, anna::token);
        administrators = ClientWorkshop.forAdministrators(realm, realm.server().admin()::token);
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

    /** What the client has sent is what the server has stored, and nothing but that. */
    private JsonNode stored(String circle) {
        JsonNode persona = anna.get("/v1/personas/" + anna.personaId("traveler", circle))
                .expect(200)
                .json();
        assertThat(persona.path("valid_till").asText()).isEqualTo("2999-12-31T21:59:59.500Z");
        assertThat(persona.path("consent").asBoolean()).isTrue();
        assertThat(persona.path("autobook_price").asInt()).isEqualTo(800);
        assertThat(persona.path("autobook_risklevel").asInt()).isEqualTo(3);
        assertThat(persona.path("languages")).hasToString("[\"de\",\"fr\"]");
        assertThat(persona.path("demographic")).hasToString("{\"age_group\":\"30-39\"}");
        return persona;
    }

    private void assertSuspended(String circle) {
        assertThat(stored(circle).path("status").asText()).isEqualTo("suspended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "restclient", "okhttp-gson"})
    void javaOf(String library) throws IOException {
        stored(users.java(library));
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "restclient"})
    void javaForAdministrators(String library) throws IOException {
        assertSuspended(administrators.java(library));
    }

    @Test
    void python() throws IOException {
        stored(users.python());
    }

    @Test
    void pythonForAdministrators() throws IOException {
        assertSuspended(administrators.python());
    }

    @Test
    void typeScript() throws IOException {
        users.installTypeScript();
        users.makeTypeScript();
        administrators.makeTypeScript();
        users.compileTypeScript();
        stored(users.typeScriptFetch());
        stored(users.openApiFetch());
        assertSuspended(administrators.typeScriptFetch());
        assertSuspended(administrators.openApiFetch());
    }
}
