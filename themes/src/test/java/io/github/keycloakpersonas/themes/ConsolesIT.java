package io.github.keycloakpersonas.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Nginx;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of {@code e2e/}, which drive a Chromium with Node.js, against one server with both JARs. */
@ExtendWith(SharedServer.class)
final class ConsolesIT {

    private static final long MINUTES = 25;

    /** What most people see, and what a build of a few minutes has time for. */
    private static final String MOST_USED = "account.test,admin.test,app,login";

    @Test
    @DisplayName("the pages that most people see work in a browser")
    void mostUsedPagesWorkInABrowser(KeycloakServer server) throws IOException, InterruptedException {
        run(server, MOST_USED);
    }

    @Test
    @Tag("scenes")
    @DisplayName("all other pages work in a browser")
    void otherPagesWorkInABrowser(KeycloakServer server) throws IOException, InterruptedException {
        run(server, "!" + MOST_USED);
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

    private static void run(KeycloakServer server, String which) throws IOException, InterruptedException {
        ProcessBuilder node =
                new ProcessBuilder("node", "scripts/node.cjs", "scripts/e2e.mjs", which).redirectErrorStream(true);
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
