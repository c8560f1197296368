package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.history.History;
import io.github.keycloakpersonas.schema.HistoryRule;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Begins the histories that were switched on, and removes states that are older than their realms keep them. Every node schedules it; the
 * cluster permits one run at a time. All of it is in small transactions, and a run that was interrupted is continued by the next one.
 */
public final class HistoryTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(HistoryTask.class);
    private static final String NAME = "persona-history";
    private static final int TIMEOUT_SECONDS = 3600;
    private static final int USERS = 200;
    private static final int STATES = 1000;

    /** Until then the requests are over that began before the history was switched on, and do not record what they change. */
    private static final int GRACE_SECONDS = 3;

    private final Clock clock;

    HistoryTask(Clock clock) {
        this.clock = clock;
    }

    /** Runs once soon, on this node, because a realm's history was switched on or off; after a run that is under way somewhere. */
    public static void soon(KeycloakSession session) {
        soon(
                session.getKeycloakSessionFactory(),
                session.getProvider(ExecutorsProvider.class).getExecutor(NAME));
    }

    private static void soon(KeycloakSessionFactory factory, Executor executor) {
        CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS, executor)
                .execute(() -> runOnce(factory, executor));
    }

    private static void runOnce(KeycloakSessionFactory factory, Executor executor) {
        try {
            boolean wasRun = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, own -> new HistoryTask(Clock.systemUTC()).attempt(own));
            if (!wasRun) {
                soon(factory, executor);
            }
        } catch (RuntimeException e) {
            LOGGER.warn("A history was not begun; the next run tries again", e);
        }
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        attempt(session);
    }

    /** Returns whether the work was done, and not left to a run that is under way. */
    private boolean attempt(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        List<String> realms = session.getProvider(PersonaProvider.class).realmsWithHistory();
        if (realms.isEmpty()) {
            return true;
        }
        ClusterProvider cluster = session.getProvider(ClusterProvider.class);
        // This transaction ends here. Otherwise it would stay open during all of the work and run into its timeout.
        session.getTransactionManager().commit();
        return cluster.executeIfNotExecuted(NAME, TIMEOUT_SECONDS, () -> {
                    realms.forEach(realmId -> keep(factory, realmId));
                    return realms.size();
                })
                .isExecuted();
    }

    private void keep(KeycloakSessionFactory factory, String realmId) {
        try {
            long removed = keep(realmId, new RealmRuns(factory));
            ServerMeters.historyKept(TaskResult.DONE, removed);
        } catch (RuntimeException e) {
            // The failure of one realm must not stop the others. The next run tries again.
            LOGGER.errorf(e, "The history of realm %s could not be kept", realmId);
            ServerMeters.historyKept(TaskResult.FAILED, 0);
        }
    }

    private long keep(String realmId, RealmRuns realms) {
        HistoryRule rule = call(realms, realmId, HistoryRule.NONE, Work::rule);
        if (rule.isNone()) {
            return all(() -> call(realms, realmId, 0, work -> work.history().clear(STATES)));
        }
        if (rule.enabled()) {
            boolean hasMore;
            do {
                hasMore = call(realms, realmId, false, work -> work.history().begin(USERS));
            } while (hasMore);
        }
        Instant before = clock.instant().minus(Duration.ofDays(rule.keepDays()));
        return all(() -> call(realms, realmId, 0, work -> work.history().forget(before, STATES)));
    }

    private static long all(IntSupplier some) {
        long all = 0;
        int removed;
        do {
            removed = some.getAsInt();
            all += removed;
        } while (removed == STATES);
        return all;
    }

    /** A realm in a session of its own. */
    private record Work(PersonaProvider personas, RealmModel realm) {

        History history() {
            return personas.history(realm);
        }

        HistoryRule rule() {
            try {
                return personas.schema(realm).capabilities().history();
            } catch (UnreadableSchemaException e) {
                // Nothing is removed by a schema that cannot be read.
                return new HistoryRule(false, HistoryRule.MOST_DAYS, false);
            }
        }
    }

    private static <T> T call(RealmRuns realms, String realmId, T gone, Function<Work, T> task) {
        return realms.call(
                realmId,
                gone,
                session -> task.apply(new Work(
                        session.getProvider(PersonaProvider.class),
                        session.getContext().getRealm())));
    }
}
