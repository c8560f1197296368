package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/**
 * Removes the personas of users whose removal was not reported, such as those of a removed user federation, and the
 * records of old imports. Every node schedules it; the cluster permits one run at a time, and a second run finds nothing
 * to do.
 */
final class OrphanSweep implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(OrphanSweep.class);
    private static final int TIMEOUT_SECONDS = 3600;

    /** How long an import is known after it has come further last. */
    private static final Duration KNOWN_IMPORTS = Duration.ofDays(30);

    private final Duration grace;
    private final Clock clock;

    /**
     * @param grace how long a user must have had personas to be checked, so that an account that is being created is
     *     not
     */
    OrphanSweep(Duration grace, Clock clock) {
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public String getTaskName() {
        return "persona-orphan-sweep";
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        session.getProvider(ClusterProvider.class).executeIfNotExecuted(getTaskName(), TIMEOUT_SECONDS, () -> {
            sweep(session.getKeycloakSessionFactory(), now.minus(grace), now.minus(KNOWN_IMPORTS));
            return true;
        });
    }

    private static void sweep(KeycloakSessionFactory factory, Instant knownBefore, Instant importsBefore) {
        try {
            long users = Batches.run(factory, (personas, size) -> personas.removeOrphans(knownBefore, size));
            Batches.run(factory, (personas, size) -> personas.removeImports(importsBefore, size));
            LOGGER.debugf("Personas of users who do not exist any more were removed; number of users: %d", users);
            ServerMeters.sweepEnded(TaskResult.DONE, users);
        } catch (RuntimeException e) {
            ServerMeters.sweepEnded(TaskResult.FAILED, 0);
            throw e;
        }
    }
}
