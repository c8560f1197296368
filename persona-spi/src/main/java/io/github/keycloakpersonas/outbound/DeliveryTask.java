package io.github.keycloakpersonas.outbound;

import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/**
 * Uploads what is queued, soon after it was queued and at each interval. Every node does; whoever claims a delivery first has it. A slow target
 * keeps one thread of the node busy and not the others.
 */
final class DeliveryTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(DeliveryTask.class);
    private static final String NAME = "persona-deliveries";
    private static final int AT_ONCE = 4;

    private final StoresConfig config;
    private final Clock clock;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    DeliveryTask(StoresConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        runSoon(session);
    }

    /** Uploads all that is due, in another thread. */
    void runSoon(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        if (!permits.tryAcquire()) {
            return;
        }
        try {
            session.getProvider(ExecutorsProvider.class).getExecutor(NAME).execute(() -> all(factory));
        } catch (RejectedExecutionException e) {
            // The server stops.
            permits.release();
        }
    }

    private void all(KeycloakSessionFactory factory) {
        try {
            DeliveryRun run = new DeliveryRun(factory, config, clock);
            while (run.uploadsOne()) {
                // The next one follows.
            }
        } catch (RuntimeException e) {
            LOGGER.warn("Reports could not be stored away; the next run tries again", e);
        } finally {
            permits.release();
        }
    }
}
