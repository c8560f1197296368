package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts two prepared servers in turn, with the JAR and without it, and gives both the same work. Their databases are the same but for
 * what the JAR adds.
 */
final class StartUps {

    private static final Logger LOGGER = LoggerFactory.getLogger(StartUps.class);

    private final Settings settings;
    private final PostgresDatabase postgres;

    StartUps(Settings settings, PostgresDatabase postgres) {
        this.settings = settings;
        this.postgres = postgres;
    }

    List<Figure> measure() {
        LOGGER.info("Two servers are prepared, with the JAR and without it");
        Path dist = Path.of(System.getProperty(ServerOptions.DIST, ""));
        Path work = Path.of(System.getProperty(ServerOptions.WORK, ""));
        JdbcAccess database = postgres.createDatabase("started_without");
        try (ServerProcess without = start(new ServerOptions(dist, work), "without", database)) {
            StartedRealm.create(without);
            without.stop();
            JdbcAccess copy = postgres.copyDatabase("started_without", "started_with");
            try (ServerProcess with = start(ServerOptions.fromSystemProperties(), "with", copy)) {
                StartedRealm.addPersonas(with);
                with.stop();
                return compare(without, with);
            }
        }
    }

    private ServerProcess start(ServerOptions options, String name, JdbcAccess database) {
        return ServerProcess.start(options.beside(name).postgres(database).javaOptions(settings.javaOptions()));
    }

    private List<Figure> compare(ServerProcess without, ServerProcess with) {
        List<Footprint> baseline = new ArrayList<>();
        List<Footprint> candidate = new ArrayList<>();
        for (int pair = 0; pair < settings.starts(); pair++) {
            LOGGER.info("Start-up {} of {}", pair + 1, settings.starts());
            // They take turns at being first, so that neither always inherits what the other left behind.
            if (pair % 2 == 0) {
                baseline.add(footprint(without));
                candidate.add(footprint(with));
            } else {
                candidate.add(footprint(with));
                baseline.add(footprint(without));
            }
        }
        return new Footprints(baseline, candidate).figures();
    }

    private static Footprint footprint(ServerProcess server) {
        long begun = System.nanoTime();
        server.restart();
        double seconds = (System.nanoTime() - begun) / 1e9;
        RunningServer running = new RunningServer(server);
        double cpu = running.cpuSeconds();
        StartedRealm.work(server);
        running.collectGarbage();
        Footprint footprint =
                new Footprint(seconds, cpu, running.resident(), running.heap(), running.nonHeap(), running.classes());
        server.stop();
        return footprint;
    }
}
