package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * How long and how hard to measure. The defaults are in the POM.
 *
 * @param groups what is measured
 * @param rounds how often each pair is measured
 * @param warmupRounds how many rounds run before that and don't count
 * @param millis how long one side of a pair is measured
 * @param threads how many clients call at once
 * @param starts how often the server is started with the JAR, and as often without it
 * @param soak the load that is put on a server for a while
 * @param personas how many the large realm has
 * @param javaOptions for the server, such as a flight recording; empty for Keycloak's own
 * @param serverJar what of the benchmark runs inside the measured server
 * @param results the folder that the table and JMH's own log go to
 */
record Settings(
        Set<Group> groups,
        int rounds,
        int warmupRounds,
        int millis,
        int threads,
        int starts,
        Pace soak,
        int personas,
        String javaOptions,
        Path serverJar,
        Path results) {

    static Settings fromSystemProperties() {
        return new Settings(
                Group.of(text("benchmark.only")),
                number("benchmark.rounds"),
                number("benchmark.warmup"),
                number("benchmark.millis"),
                number("benchmark.threads"),
                number("benchmark.starts"),
                new Pace(Duration.ofMinutes(number("benchmark.soak.minutes")), number("benchmark.soak.rate")),
                number("benchmark.personas"),
                text("benchmark.java.options"),
                Path.of(text("benchmark.server.jar")),
                Path.of(text("benchmark.results")));
    }

    /** A server as operators have it, but for {@link #serverJar()}, with as much time to start as a busy machine may need. */
    ServerOptions applyTo(ServerOptions server, JdbcAccess database) {
        return server.provider(serverJar)
                .postgres(database)
                .javaOptions(javaOptions)
                .startTimeout(Duration.ofMinutes(10));
    }

    private static int number(String property) {
        int number = Integer.parseInt(text(property));
        if (number < 1) {
            throw new IllegalArgumentException(property + " must be at least 1");
        }
        return number;
    }

    private static String text(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The system property " + property + " is not set: run through Maven");
        }
        return value;
    }
}
