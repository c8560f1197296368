package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server, measures it, and writes down what came out. */
public final class PersonaBenchmark {

    private static final Logger LOGGER = LoggerFactory.getLogger(PersonaBenchmark.class);

    private final Settings settings;

    private PersonaBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Takes no arguments; {@link Settings} and {@link ServerOptions} are read from system properties. */
    public static void main(String[] arguments) throws IOException, RunnerException, SQLException {
        new PersonaBenchmark(Settings.fromSystemProperties()).run();
    }

    private void run() throws IOException, RunnerException, SQLException {
        Files.createDirectories(settings.results());
        LOGGER.info("Keycloak starts");
        try (PostgresDatabase postgres = PostgresDatabase.start()) {
            measure(postgres.createDatabase("keycloak"));
        }
    }

    private void measure(JdbcAccess database) throws IOException, RunnerException, SQLException {
        try (ServerProcess server = ServerProcess.start(
                ServerOptions.fromSystemProperties().postgres(database).javaOptions(settings.javaOptions()))) {
            new Workload(server, database, settings.threads()).prepare();
            RunResult result = new Runner(options(server)).runSingle();
            Map<Comparison, Measurements> measured =
                    Measurements.of(result.getAggregatedResult().getIterationResults(), warmupIterations());
            report(new Report(measured).markdown());
        }
    }

    /** JMH's own summary would mix what must be kept apart: it goes into a file. */
    private Options options(ServerProcess server) {
        return new OptionsBuilder()
                .include(Requests.class.getName() + ".request")
                .param("server", server.baseUri().toString())
                // What is measured is in the server's JVM. In one of its own, JMH's would only have to warm up again.
                .forks(0)
                .threads(settings.threads())
                .warmupIterations(warmupIterations())
                .warmupTime(TimeValue.seconds(settings.seconds()))
                .measurementIterations(settings.rounds() * Slot.PER_ROUND)
                .measurementTime(TimeValue.seconds(settings.seconds()))
                .addProfiler(ServerCpu.class, Long.toString(server.pid()))
                .shouldFailOnError(true)
                .output(settings.results().resolve("jmh.log").toString())
                .build();
    }

    private int warmupIterations() {
        return settings.warmupRounds() * Slot.PER_ROUND;
    }

    private void report(String table) throws IOException {
        Path file = settings.results().resolve("results.md");
        Files.writeString(file, table);
        LOGGER.info("{}\n\n{}", file, table);
    }
}
