package io.github.keycloakpersonas.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example {@code nginx}: what reaches the application behind, and what does not. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxIT {

    private Demo demo;
    private Program nginx;

    @BeforeAll
    void start(KeycloakServer server) throws IOException {
        demo = Demo.importedInto(server);
        nginx = program("0");
    }

    @AfterAll
    void stop() {
        nginx.close();
        demo.close();
    }

    /** The folder on other ports, with a gate that remembers answers for so many seconds. */
    private Program program(String remembered) throws IOException {
        Path folder = Path.of("target", "nginx-" + remembered).toAbsolutePath();
        Files.createDirectories(folder);
        int gate = Program.freePort();
        int application = Program.freePort();
        int port = Program.freePort();
        try (Stream<Path> files = Files.list(Demo.EXAMPLES.resolve("nginx"))) {
            for (Path file : files.filter(NginxIT::isRun).toList()) {
                String text = Files.readString(file)
                        .replace("3200", String.valueOf(port))
                        .replace("3201", String.valueOf(gate))
                        .replace("3202", String.valueOf(application));
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
        }
        return Program.named("nginx-" + remembered, "sh", "run.sh")
                .in(folder)
                .with("REALM", demo.issuer())
                .with("REMEMBERED_SECONDS", remembered)
                .on(port);
    }

    private static boolean isRun(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(".md");
    }

    private HttpCall get(String path, String token) {
        return nginx.http().get(path).bearer(token);
    }

    @Test
    void theApplicationSeesThePersonaAndNotTheToken() {
        JsonNode seen = get("/trips?day=1", demo.token("alice", Demo.TRAVELER))
                .send()
                .expect(200)
                .json();
        assertThat(seen.path("path").asText()).isEqualTo("/trips?day=1");
        assertThat(seen.path("persona").asText()).isEqualTo(Demo.TRAVELER);
        assertThat(seen.path("token").asBoolean(true)).isFalse();
        assertThat(get("/office/", demo.token("alice", Demo.MANAGER))
                        .send()
                        .expect(200)
                        .json()
                        .path("persona")
                        .asText())
                .isEqualTo(Demo.MANAGER);
    }

    @Test
    void anotherPersonaIsRefused() {
        String traveler = demo.token("alice", Demo.TRAVELER);
        get("/office/", traveler).send().expect(403);
        get("/x/../office/", traveler).send().expect(403);
        get("/%6fffice/", traveler).send().expect(403);
        get("/", demo.token("bob", "travel-agent@best-travels")).send().expect(403);
    }

    @Test
    void whoHasSelectedNoneIsRefused() {
        get("/", demo.token("alice")).send().expect(403);
        get("/", demo.token("carlo")).send().expect(403);
    }

    @Test
    void whoSendsTheHeaderGainsNothing() {
        get("/office/", demo.token("alice", Demo.TRAVELER))
                .header("X-Persona", Demo.MANAGER)
                .header("X-Titles", "traveler")
                .send()
                .expect(403);
        assertThat(get("/", demo.token("alice", Demo.TRAVELER))
                        .header("X-Persona", Demo.MANAGER)
                        .send()
                        .expect(200)
                        .json()
                        .path("persona")
                        .asText())
                .isEqualTo(Demo.TRAVELER);
        nginx.http()
                .get("/_gate")
                .bearer(demo.token("alice", Demo.TRAVELER))
                .send()
                .expect(404);
    }

    @Test
    void withoutAValidTokenItIsAChallenge() {
        assertThat(nginx.http().get("/").send().expect(401).header("WWW-Authenticate"))
                .hasValue("Bearer");
        assertThat(get("/", "none").send().expect(401).header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
        String foreign = demo.realm().serviceToken("flowpilot-agent", "flowpilot-agent-secret");
        get("/", foreign).send().expect(401);
    }

    @Test
    void aPersonaThatWasSuspendedIsRefusedAtOnceOrSoon() throws IOException {
        String id = demo.created("dana", Map.of("title", "traveler", "circle", "Çeşme"));
        String dana = demo.token("dana", "traveler@Çeşme");
        try (Program remembering = program("60")) {
            assertThat(remembering
                            .http()
                            .get("/")
                            .bearer(dana)
                            .send()
                            .expect(200)
                            .json()
                            .path("persona")
                            .asText())
                    .isEqualTo("traveler@%C3%87e%C5%9Fme");
            get("/", dana).send().expect(200);
            demo.suspend(id);
            get("/", dana).send().expect(403);
            remembering.http().get("/").bearer(dana).send().expect(200);
        }
    }

    @Test
    void aTokenLongerThanTheUsualHeaderGetsThrough() {
        // Not a valid one; but nginx has read it, and the gate has answered.
        get("/", "x".repeat(20_000)).send().expect(401);
        get("/", "x".repeat(40_000)).send().expect(400);
    }
}
