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

/** Starts servers, measures them, and writes down what came out. */
public final class PersonaBenchmark {

    private static final Logger LOGGER = LoggerFactory.getLogger(PersonaBenchmark.class);

    private final Settings settings;
    private final Report report = new Report();

    private PersonaBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Takes no arguments; {@link Settings} and {@link ServerOptions} are read from system properties. */
    public static void main(String[] arguments) throws IOException, RunnerException, SQLException {
        new PersonaBenchmark(Settings.fromSystemProperties()).run();
    }

    private void run() throws IOException, RunnerException, SQLException {
        Files.createDirectories(settings.results());
        try (PostgresDatabase postgres = PostgresDatabase.start(databaseSettings())) {
            if (needsOneServer()) {
                measureOneServer(postgres.createDatabase("keycloak"));
            }
            if (settings.groups().contains(Group.STARTUP)) {
                report.addFigures(
                        Group.STARTUP,
                        "with the JAR, against the same server without it",
                        new StartUps(settings, postgres).measure());
                write();
            }
        }
        LOGGER.info("{}\n\n{}", file(), report.markdown());
    }

    /** PostgreSQL's defaults are for tables that are small. */
    private Map<String, String> databaseSettings() {
        return settings.groups().contains(Group.LARGE)
                ? Map.of(
                        "shared_buffers",
                        "2GB",
                        "max_wal_size",
                        "4GB",
                        "checkpoint_timeout",
                        "30min",
                        "work_mem",
                        "64MB")
                : Map.of();
    }

    private boolean needsOneServer() {
        return !Plan.chosen().isEmpty()
                || settings.groups().contains(Group.MAPPERS)
                || settings.groups().contains(Group.TRANSFERS)
                || settings.groups().contains(Group.SOAK);
    }

    private void measureOneServer(JdbcAccess database) throws IOException, RunnerException, SQLException {
        LOGGER.info("Keycloak starts");
        try (ServerProcess server =
                ServerProcess.start(settings.applyTo(ServerOptions.fromSystemProperties(), database))) {
            LOGGER.info("Realms are prepared");
            new Workload(server, database, settings).prepare(settings.groups());
            if (settings.groups().contains(Group.LARGE)) {
                report.addSizes(settings.personas(), new Sizes(database).measure());
                write();
            }
            if (!Plan.chosen().isEmpty()) {
                report.addCalls(measureCalls(server));
                write();
            }
            if (settings.groups().contains(Group.MAPPERS)) {
                report.addFigures(
                        Group.MAPPERS, "time to fill a token", new MapperTimes(settings, server.http()).measure());
                write();
            }
            if (settings.groups().contains(Group.TRANSFERS)) {
                report.addRates(Group.TRANSFERS, new Transfers(settings, server, database).measure());
                write();
            }
            if (settings.groups().contains(Group.SOAK)) {
                soak(server, database);
            }
        }
    }

    private void soak(ServerProcess server, JdbcAccess database) throws IOException, SQLException {
        SoakResult result = new Soak(settings, server, database).measure();
        report.addLoad(Group.SOAK, result);
        write();
        if (result.hasErrors()) {
            throw new IllegalStateException("Not all requests of the load were answered as they should: "
                    + result.errors() + "; all figures are in " + file());
        }
    }

    private Map<Comparison, Measurements> measureCalls(ServerProcess server) throws RunnerException {
        RunResult result = new Runner(options(server)).runSingle();
        return Measurements.of(result.getAggregatedResult().getIterationResults(), warmupIterations());
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
                .warmupTime(TimeValue.milliseconds(settings.millis()))
                .measurementIterations(settings.rounds() * Plan.chosen().iterationsPerRound())
                .measurementTime(TimeValue.milliseconds(settings.millis()))
                .addProfiler(ServerCpu.class, Long.toString(server.pid()))
                .shouldFailOnError(true)
                .output(settings.results().resolve("jmh.log").toString())
                .build();
    }

    private int warmupIterations() {
        return settings.warmupRounds() * Plan.chosen().iterationsPerRound();
    }

    /** As soon as there is something to write, lest a failure later lose it. */
    private void write() throws IOException {
        Files.writeString(file(), report.markdown());
    }

    private Path file() {
        return settings.results().resolve("results.md");
    }
}
