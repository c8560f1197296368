package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Requests;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Ends requests that nobody has decided on in time. Every node looks with one query whether a realm has such a time; the cluster
 * permits one run at a time. Each part of the work is a transaction that locks the owners, so that a run that was interrupted is
 * continued by the next one on any node, and two at once end nothing twice.
 */
final class RequestTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(RequestTask.class);
    private static final String NAME = "persona-requests";

    /** After that, another node may begin although this one is not done, or has died. */
    private static final int TIMEOUT_SECONDS = 300;

    private static final int TOGETHER = 100;

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.getProvider(PersonaProvider.class).realmsWhereRequestsEnd();
        if (!realms.isEmpty()) {
            // Not in the thread of the server's timer, which would have no time for other tasks meanwhile.
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            session.getProvider(ExecutorsProvider.class).getExecutor(NAME).execute(() -> runOnce(factory, realms));
        }
    }

    private static void runOnce(KeycloakSessionFactory factory, List<String> realms) {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class).executeIfNotExecuted(NAME, TIMEOUT_SECONDS, () -> {
                realms.forEach(realmId -> work(factory, realmId));
                return realms.size();
            });
        } catch (RuntimeException e) {
            LOGGER.warn("Requests could not be ended; the next run tries again", e);
        }
    }

    private static void work(KeycloakSessionFactory factory, String realmId) {
        try {
            ServerMeters.requestsEnded(TaskResult.DONE, all(new RealmRuns(factory), realmId));
        } catch (RuntimeException e) {
            // The failure of one realm must not stop the others. The next run tries again.
            LOGGER.errorf(e, "Requests of realm %s could not be ended", realmId);
            ServerMeters.requestsEnded(TaskResult.FAILED, 0);
        }
    }

    private static long all(RealmRuns realms, String realmId) {
        long all = 0;
        List<Persona> due;
        int ended;
        do {
            due = call(realms, realmId, List.of(), requests -> requests.ended(TOGETHER));
            ended = together(realms, realmId, due);
            all += ended;
        } while (due.size() == TOGETHER && ended > 0);
        return all;
    }

    private static int together(RealmRuns realms, String realmId, List<Persona> due) {
        try {
            return due.isEmpty() ? 0 : part(realms, realmId, due);
        } catch (RuntimeException e) {
            LOGGER.debugf(e, "Requests of realm %s are ended one by one", realmId);
            return due.stream()
                    .mapToInt(persona -> alone(realms, realmId, persona))
                    .sum();
        }
    }

    private static int alone(RealmRuns realms, String realmId, Persona persona) {
        try {
            return part(realms, realmId, List.of(persona));
        } catch (RuntimeException e) {
            LOGGER.debugf(e, "The request %s of realm %s is left to the next run", persona.id(), realmId);
            return 0;
        }
    }

    private static int part(RealmRuns realms, String realmId, List<Persona> due) {
        return realms.call(realmId, 0, session -> {
            Requests requests = requests(session);
            int ended = 0;
            for (Persona found : due) {
                ended += requests.end(found)
                        .map(persona -> told(session, persona))
                        .orElse(0);
            }
            return ended;
        });
    }

    /** A user event, as if the owner had withdrawn it; without a session and a client, because nobody has called. */
    private static int told(KeycloakSession session, Persona persona) {
        new EventBuilder(session.getContext().getRealm(), session)
                .event(EventType.UPDATE_PROFILE)
                .user(persona.userId())
                .detail("persona_action", "expire")
                .detail("persona", persona.id())
                .detail("persona_title", persona.title())
                .detail("persona_status", persona.status().word())
                .success();
        return 1;
    }

    private static Requests requests(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        PersonaProvider personas = session.getProvider(PersonaProvider.class);
        personas.changedBy(new Author(null, Door.TASK));
        return personas.personas(realm).requests();
    }

    private static <T> T call(RealmRuns realms, String realmId, T none, Function<Requests, T> task) {
        return realms.call(realmId, none, session -> {
            try {
                return task.apply(requests(session));
            } catch (UnreadableSchemaException e) {
                // Nothing ends by a schema that cannot be read.
                return none;
            }
        });
    }
}
