package io.github.keycloakpersonas.outbound;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Says from time to time that an upload goes on, so that no other node takes it over, and ends one that takes too long. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Heartbeat.class);
    private static final int BEATS_IN_A_LEASE = 4;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Duration lease;
    private final BooleanSupplier goesOn;
    private final Runnable end;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "persona-delivery-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A heart that does not beat yet.
     *
     * @param lease how long it may be silent
     * @param goesOn says that the upload goes on; false if it is not this node's any more
     * @param end ends the upload
     */
    Heartbeat(Duration lease, BooleanSupplier goesOn, Runnable end) {
        this.lease = lease;
        this.goesOn = goesOn;
        this.end = end;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Both end with the timer.
    void start() {
        long pause = lease.toMillis() / BEATS_IN_A_LEASE;
        timer.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
        timer.schedule(end, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (!goesOn.getAsBoolean()) {
                end.run();
            }
        } catch (RuntimeException e) {
            // The database does not answer. Perhaps it does at the next beat, before the lease ends.
            LOGGER.debug("No sign of life of an upload could be recorded", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
