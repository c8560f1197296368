package io.github.keycloakpersonas.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Nginx;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of {@code e2e/}, which drive a Chromium with Node.js, against one server with both JARs. */
@ExtendWith(SharedServer.class)
final class ConsolesIT {

    private static final long MINUTES = 25;

    @Test
    @DisplayName("the consoles work in a browser")
    void consolesWorkInABrowser(KeycloakServer server) throws IOException, InterruptedException {
        run(server);
    }

    @Test
    @Tag("proxies")
    @DisplayName("the consoles save behind a proxy that compresses")
    void consolesSaveBehindNginx() throws IOException, InterruptedException {
        try (ServerProcess heeding = ServerProcess.start(
                        ServerOptions.fromSystemProperties().beside("proxied").argument("--proxy-headers=xforwarded"));
                Nginx nginx = Nginx.inFrontOf(heeding)) {
            run(nginx, "account.test");
        }
    }

    private static void run(KeycloakServer server, String... which) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "scripts/node.cjs", "scripts/e2e.mjs"));
        command.addAll(List.of(which));
        ProcessBuilder node = new ProcessBuilder(command).redirectErrorStream(true);
        node.environment().put("KEYCLOAK_URL", server.baseUri().toString());
        Process tests = node.start();
        tests.getOutputStream().close();
        Thread watch = new Thread(() -> stopWhenLate(tests), "watch-node");
        watch.setDaemon(true);
        watch.start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(output).isZero();
    }

    private static void stopWhenLate(Process tests) {
        try {
            if (!tests.waitFor(MINUTES, TimeUnit.MINUTES)) {
                tests.descendants().forEach(ProcessHandle::destroy);
                tests.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
