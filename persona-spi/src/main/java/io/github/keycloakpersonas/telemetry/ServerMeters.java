package io.github.keycloakpersonas.telemetry;

import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Meters of the whole server. If metrics are off, nothing is counted. */
public final class ServerMeters {

    private static final AtomicLong MAILS_WAIT = new AtomicLong();

    private ServerMeters() {}

    /**
     * Registers the meters at the start of the server, so that even the first failure is an increase.
     *
     * @param ready whether personas can be read; evaluated whenever the meters are read
     */
    public static void begin(BooleanSupplier ready) {
        if (PersonaMeters.SETTINGS.enabled()) {
            Gauge.builder(PersonaMeters.PREFIX + "ready", ready, check -> check.getAsBoolean() ? 1 : 0)
                    .description("1 while the tables of personas can be read")
                    .strongReference(true)
                    .register(Metrics.globalRegistry);
            Gauge.builder(PersonaMeters.PREFIX + "mails.wait", MAILS_WAIT, AtomicLong::get)
                    .description("How long the mail has been waiting that was ordered first")
                    .baseUnit("seconds")
                    .register(Metrics.globalRegistry);
            sweepEnded(TaskResult.DONE, 0, 0);
            sweepEnded(TaskResult.FAILED, 0, 0);
            historyKept(TaskResult.DONE, 0, 0);
            historyKept(TaskResult.FAILED, 0, 0);
            reviewsWorked(TaskResult.DONE, 0);
            reviewsWorked(TaskResult.FAILED, 0);
            mailRuns(0);
            requestsEnded(TaskResult.DONE, 0, 0);
            requestsEnded(TaskResult.FAILED, 0, 0);
        }
    }

    /** Counts a sweep that has ended on this node. */
    public static void sweepEnded(TaskResult result, long users) {
        if (PersonaMeters.SETTINGS.enabled()) {
            sweepEnded(result, 1, users);
        }
    }

    /** Counts a realm whose history was kept on this node, and the states that were removed. */
    public static void historyKept(TaskResult result, long removed) {
        if (PersonaMeters.SETTINGS.enabled()) {
            historyKept(result, 1, removed);
        }
    }

    /** Counts a review that was worked on, on this node. */
    public static void reviewsWorked(TaskResult result) {
        if (PersonaMeters.SETTINGS.enabled()) {
            reviewsWorked(result, 1);
        }
    }

    private static void reviewsWorked(TaskResult result, int reviews) {
        Counter.builder(PersonaMeters.PREFIX + "review.runs")
                .description("Reviews whose list was frozen, or that were closed")
                .tag("result", RealmMeters.word(result))
                .register(Metrics.globalRegistry)
                .increment(reviews);
    }

    /** Counts a realm whose requests were looked at on this node, and those that have ended. */
    public static void requestsEnded(TaskResult result, long ended) {
        if (PersonaMeters.SETTINGS.enabled()) {
            requestsEnded(result, 1, ended);
        }
    }

    private static void requestsEnded(TaskResult result, int realms, long ended) {
        Counter.builder(PersonaMeters.PREFIX + "request.runs")
                .description("Realms that were searched for requests that nobody has decided on in time")
                .tag("result", RealmMeters.word(result))
                .register(Metrics.globalRegistry)
                .increment(realms);
        Counter.builder(PersonaMeters.PREFIX + "requests.ended")
                .description("Requests that nobody has decided on in time")
                .register(Metrics.globalRegistry)
                .increment((double) ended);
    }

    /** Counts a realm whose mails could not be ordered or sent because of a fault that is not the mail server's. */
    public static void mailRunFailed() {
        if (PersonaMeters.SETTINGS.enabled()) {
            mailRuns(1);
        }
    }

    /** Sets since when the mail waits that was ordered first, as the last run on this node has found it. */
    public static void mailsWait(Duration longest) {
        MAILS_WAIT.set(longest.toSeconds());
    }

    private static void mailRuns(int failed) {
        Counter.builder(PersonaMeters.PREFIX + "mail.runs.failed")
                .description("Realms whose mails could not be looked after")
                .register(Metrics.globalRegistry)
                .increment(failed);
    }

    private static void historyKept(TaskResult result, int realms, long removed) {
        Counter.builder(PersonaMeters.PREFIX + "history.runs")
                .description("Realms whose history was begun or tidied")
                .tag("result", RealmMeters.word(result))
                .register(Metrics.globalRegistry)
                .increment(realms);
        Counter.builder(PersonaMeters.PREFIX + "history.removed.states")
                .description("States that were older than their realms keep them")
                .register(Metrics.globalRegistry)
                .increment((double) removed);
    }

    private static void sweepEnded(TaskResult result, int sweeps, long users) {
        Counter.builder(PersonaMeters.PREFIX + "sweeps")
                .description("Looks for personas of users who are gone")
                .tag("result", RealmMeters.word(result))
                .register(Metrics.globalRegistry)
                .increment(sweeps);
        Counter.builder(PersonaMeters.PREFIX + "sweep.removed.users")
                .description("Users who were gone and whose personas a sweep has removed")
                .register(Metrics.globalRegistry)
                .increment((double) users);
    }
}
