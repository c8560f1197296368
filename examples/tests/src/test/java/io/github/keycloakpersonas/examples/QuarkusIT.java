package io.github.keycloakpersonas.examples;

import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;

/** The example {@code quarkus}. */
class QuarkusIT extends BookingService {

    @Override
    Program start(String issuer) throws IOException {
        Path folder = Demo.EXAMPLES.resolve("quarkus");
        Tool.in(Path.of("target").toAbsolutePath(), "quarkus-build", Tool.maven(), "-B", "-ntp", "-q")
                .and("-f", folder.toString(), "package")
                .run();
        int port = Program.freePort();
        return Program.named(
                        "quarkus", Tool.java(), "-XX:TieredStopAtLevel=1", "-jar", "target/quarkus-app/quarkus-run.jar")
                .in(folder)
                .with("QUARKUS_HTTP_PORT", port)
                .with("QUARKUS_OIDC_AUTH_SERVER_URL", issuer)
                .on(port);
    }

    /** The token has ended with the persona. */
    @Override
    int statusOfAnEndedPersona() {
        return 401;
    }
}
