package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The launcher of {@code examples/mcp}, started by an agent, with a user who approves it in a browser. */
@Tag("generated-clients")
@ExtendWith(SharedServer.class)
class AgentLauncherIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("Open (\\S+) in a browser");

    private TestRealm realm;
    private Process launcher;
    private BufferedReader answers;
    private BufferedReader notices;
    private PrintWriter messages;

    @BeforeEach
    void start(KeycloakServer server) throws IOException {
        realm = TestRealm.create(server);
        Agent.switchOn(realm, true);
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "desk",
                        "publicClient",
                        true,
                        "standardFlowEnabled",
                        false,
                        "attributes",
                        Map.of("oauth2.device.authorization.grant.enabled", "true")));
        realm.admin().call("PUT", "/personas/setup/agents?clients=desk").send().expect(200);
        PersonaApiClient.ofNewUser(realm, "anna").created("traveler", "corsica");
        String script = Path.of("../examples/mcp/persona-mcp.mjs").toRealPath().toString();
        launcher = new ProcessBuilder("node", script, realm.path("").toString(), "desk").start();
        answers = launcher.inputReader(StandardCharsets.UTF_8);
        notices = launcher.errorReader(StandardCharsets.UTF_8);
        messages = new PrintWriter(launcher.outputWriter(StandardCharsets.UTF_8), true);
    }

    @AfterEach
    void stop() {
        launcher.destroy();
        realm.close();
    }

    private JsonNode ask(String message) {
        messages.println(message);
        return answer();
    }

    private JsonNode answer() {
        try {
            return JSON.readTree(String.valueOf(answers.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void logsTheUserInAndPassesMessagesOn() throws IOException {
        messages.println("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                + "{\"protocolVersion\":\"" + Agent.OLD + "\",\"capabilities\":{}}}");
        Matcher address = ADDRESS.matcher(String.valueOf(notices.readLine()));
        assertThat(address.find()).isTrue();
        new BrowserLogin(realm).approve(URI.create(address.group(1)), "anna");
        assertThat(answer().at("/result/protocolVersion").asText()).isEqualTo(Agent.OLD);
        messages.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        JsonNode called = ask("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"list_personas\",\"arguments\":{}}}");
        assertThat(PersonaApiClient.names(called.at("/result/structuredContent/personas")))
                .containsExactly("traveler@corsica");
        JsonNode stateless = ask("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"resources/read\",\"params\":"
                + "{\"uri\":\"persona://schema\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + Agent.NEW
                + "\"}}}");
        assertThat(stateless.at("/result/resultType").asText()).isEqualTo("complete");
        assertThat(ask("no message").at("/error/code").asInt()).isEqualTo(-32603);
        Agent.switchOn(realm, false);
        assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}")
                        .at("/error/message")
                        .asText())
                .contains("does not serve agents");
    }
}
