package io.github.keycloakpersonas.examples;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example {@code spa}, in a browser: its own tests, see {@code examples/spa/test}. */
@ExtendWith(SharedServer.class)
class SpaIT {

    private static final Path FOLDER = Demo.EXAMPLES.resolve("spa");

    private static Tool tool(String name, String... command) {
        return Tool.in(FOLDER, "target/" + name, command);
    }

    @Test
    void itsOwnTestsPass(KeycloakServer server) throws IOException {
        int port = Program.freePort();
        Files.createDirectories(FOLDER.resolve("target"));
        tool("install", Tool.npm(), "ci", "--ignore-scripts").run();
        tool("check", Tool.npm(), "run", "check").run();
        try (Demo demo = Demo.importedInto(server)) {
            demo.letIn(port);
            try (Program app = Program.named("spa", "node", "serve.mjs")
                    .in(FOLDER)
                    .with("REALM", demo.issuer())
                    .with("PORT", port)
                    .on(port)) {
                tool("test", Tool.npm(), "test")
                        .with("APP", app.address() + "/")
                        .with("REALM", demo.issuer())
                        .run();
            }
        }
    }
}
