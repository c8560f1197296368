package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the load of an hour on a server, in less time, and looks at what the server holds before it and after each quarter. */
final class Soak {

    private static final Logger LOGGER = LoggerFactory.getLogger(Soak.class);

    private final Pace pace;
    private final RunningServer server;
    private final JdbcAccess database;
    private final Crowd crowd;
    private final ExecutorService clients;

    Soak(Settings settings, ServerProcess server, JdbcAccess database) throws SQLException {
        this.pace = settings.soak();
        this.server = new RunningServer(server);
        this.database = database;
        this.crowd = SoakRealm.create(server, database);
        this.clients = Executors.newFixedThreadPool(crowd.size());
    }

    SoakResult measure() throws SQLException {
        try {
            LOGGER.info("Soak: warm-up");
            load(pace.warmUp(), new Tally());
            return measureQuarters();
        } finally {
            clients.shutdownNow();
        }
    }

    private SoakResult measureQuarters() throws SQLException {
        Tally tally = new Tally();
        List<Vitals> vitals = new ArrayList<>(List.of(Vitals.of(server, database)));
        double seconds = 0;
        double cpu = 0;
        for (int quarter = 0; quarter < Pace.QUARTERS; quarter++) {
            LOGGER.info("Soak: quarter {} of {}", quarter + 1, Pace.QUARTERS);
            double before = server.cpuSeconds();
            seconds += load(pace.quarter(quarter), tally);
            cpu += server.cpuSeconds() - before;
            // Between the quarters, since a full collection stops all requests, and none comes by itself.
            vitals.add(Vitals.of(server, database));
        }
        return new SoakResult(pace, tally, vitals, seconds, cpu);
    }

    /** Starts each request when its time has come, and returns the seconds until the last one is answered. */
    private double load(List<Arrival> arrivals, Tally tally) {
        long begun = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            long planned = begun + arrival.nanos();
            awaitTime(planned);
            Part<?> part = crowd.draw();
            sent.add(clients.submit(() -> part.play(step -> send(step, planned, arrival.peak(), tally))));
        }
        sent.forEach(Soak::awaitEnd);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void awaitTime(long planned) {
        for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void awaitEnd(Future<?> request) {
        try {
            request.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while requests were out", e);
        }
    }

    private static void send(Step step, long planned, boolean peak, Tally tally) {
        tally.sent(System.nanoTime() - planned);
        try {
            Reply reply = step.call().send();
            tally.answered(step.kind(), peak, System.nanoTime() - planned);
            if (reply.status() == step.kind().status()) {
                step.then().accept(reply);
            } else if (tally.failed(step.kind(), Integer.toString(reply.status()))) {
                LOGGER.warn("Soak: {}", reply);
            }
        } catch (UncheckedIOException e) {
            tally.answered(step.kind(), peak, System.nanoTime() - planned);
            if (tally.failed(step.kind(), "no answer")) {
                LOGGER.warn("Soak: no answer", e);
            }
        }
    }
}
