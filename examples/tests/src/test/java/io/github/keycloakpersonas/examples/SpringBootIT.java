package io.github.keycloakpersonas.examples;

import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;

/** The example {@code spring-boot}. */
class SpringBootIT extends BookingService {

    @Override
    Program start(String issuer) throws IOException {
        Path folder = Demo.EXAMPLES.resolve("spring-boot");
        Tool.in(Path.of("target").toAbsolutePath(), "spring-boot-build", Tool.maven(), "-B", "-ntp", "-q")
                .and("-f", folder.toString(), "package")
                .run();
        int port = Program.freePort();
        return Program.named("spring-boot", Tool.java(), "-XX:TieredStopAtLevel=1", "-jar", "target/bookings.jar")
                .in(folder)
                .with("SERVER_PORT", port)
                .with("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", issuer)
                .on(port);
    }

    /** Spring accepts the token for a minute longer; the service does not accept the persona. */
    @Override
    int statusOfAnEndedPersona() {
        return 403;
    }
}
