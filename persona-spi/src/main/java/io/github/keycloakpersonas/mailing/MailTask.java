package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Orders what the time brings and sends what is due. Every node schedules it, and begins a run as soon as mails were ordered there. A run
 * has a thread of its own, of which a node has one: neither requests nor Keycloak's timer wait for a mail server.
 */
public final class MailTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(MailTask.class);
    private static final String NAME = "persona-mails";
    private static final int TIMEOUT_SECONDS = 3600;

    private final Clock clock;

    /** How often a run was asked for since the present one has begun. */
    private final AtomicInteger wanted = new AtomicInteger();

    public MailTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        soon(session.getKeycloakSessionFactory());
    }

    /** Begins a run, or has the one that is under way followed by another one. */
    public void soon(KeycloakSessionFactory factory) {
        if (wanted.getAndIncrement() == 0) {
            try (KeycloakSession session = factory.create()) {
                session.getProvider(ExecutorsProvider.class).getExecutor(NAME).execute(() -> runAll(factory));
            } catch (RuntimeException e) {
                wanted.set(0);
                LOGGER.warn("Mails were not sent; the next run tries again", e);
            }
        }
    }

    private void runAll(KeycloakSessionFactory factory) {
        int seen;
        do {
            seen = wanted.get();
            try {
                runOnce(factory);
            } catch (RuntimeException e) {
                LOGGER.warn("Mails were not sent; the next run tries again", e);
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void runOnce(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> session.getProvider(PersonaProvider.class).realmsWithMails());
        if (realms.isEmpty()) {
            // The last realm that sends mails may have been removed while one of them was waiting.
            ServerMeters.mailsWait(Duration.ZERO);
            return;
        }
        collect(factory, realms);
        each(factory, realms, "sent", MailRun::send);
        Instant now = clock.instant();
        Instant since = realms.stream()
                .flatMap(realmId -> new MailSessions(factory, realmId)
                                .call(
                                        Optional.<Instant>empty(),
                                        work -> work.mails().ledger().waitingSince())
                                .stream())
                .min(Comparator.naturalOrder())
                .orElse(now);
        ServerMeters.mailsWait(Duration.between(since, now));
    }

    private void collect(KeycloakSessionFactory factory, List<String> realms) {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class).executeIfNotExecuted(NAME, TIMEOUT_SECONDS, () -> {
                each(factory, realms, "ordered", MailRun::collect);
                return true;
            });
        }
    }

    private void each(KeycloakSessionFactory factory, List<String> realms, String what, Consumer<MailRun> work) {
        for (String realmId : realms) {
            try {
                work.accept(new MailRun(new MailSessions(factory, realmId), clock));
            } catch (RuntimeException e) {
                // The failure of one realm must not stop the others. The next run tries again.
                LOGGER.errorf(e, "Mails of realm %s could not be %s", realmId, what);
                ServerMeters.mailRunFailed();
            }
        }
    }
}
