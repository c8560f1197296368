package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import io.github.keycloakpersonas.testkit.Tool;
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

/** The clients that the protocol's authors have written. What they do is in {@code src/test/clients/mcp} and {@code mcp-java}. */
@Tag("generated-clients")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentClientIT {

    private final Path folder = Path.of(System.getProperty("generated-clients"));
    private TestRealm realm;

    @BeforeAll
    void serveAgents(KeycloakServer server) throws IOException {
        realm = TestRealm.create(server);
        Agent.letIn(realm);
        realm.user("anna");
        Tool.in(folder.resolve("mcp"), "npm", Tool.npm(), "ci").run();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Agent.OLD, Agent.NEW})
    void worksWith(String revision) throws IOException {
        String token =
                Agent.tokens(realm, "anna", Agent.SCOPE).path("access_token").asText();
        Tool.in(folder.resolve("mcp"), "call-" + revision, "node", "call.mjs")
                .and(realm.path("/persona/mcp").toString(), token, revision, "circle of " + revision)
                .run();
        assertThat(PersonaApiClient.of(realm, "anna").listed("/v1/personas"))
                .contains("traveler@circle of " + revision);
    }

    @Test
    void worksWithTheJavaSdk() throws IOException {
        Path here = folder.resolve("mcp-java");
        Tool.in(here, "maven", Tool.maven(), "-B", "-ntp", ClientWorkshop.DEPENDENCY_PLUGIN + ":build-classpath")
                .and("-Dmdep.outputFile=classpath")
                .run();
        String token =
                Agent.tokens(realm, "anna", Agent.SCOPE).path("access_token").asText();
        Tool.in(here, "call", Tool.java(), "-cp", Files.readString(here.resolve("classpath")), "Call.java")
                .and(realm.path("/persona/mcp").toString(), token, "circle of Java")
                .run();
        assertThat(PersonaApiClient.of(realm, "anna").listed("/v1/personas")).contains("traveler@circle of Java");
    }
}
