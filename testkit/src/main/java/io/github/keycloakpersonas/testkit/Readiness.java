package io.github.keycloakpersonas.testkit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a server to answer 200. Keycloak's log is no guide: {@code start} bootstraps in the background, so "started in" comes up to
 * a minute before Keycloak 26.7 answers anything but 503.
 */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String who;
    private final Supplier<Reply> question;
    private final BooleanSupplier alive;
    private final Supplier<String> log;

    /** Of a Keycloak. */
    Readiness(Http management, BooleanSupplier alive, Supplier<String> log) {
        this("Keycloak", () -> management.get("/health/ready").send(), alive, log);
    }

    /** @param question what to ask; it is answered 200 once the server is ready */
    Readiness(String who, Supplier<Reply> question, BooleanSupplier alive, Supplier<String> log) {
        this.who = who;
        this.question = question;
        this.alive = alive;
        this.log = log;
    }

    /**
     * Returns when it is ready.
     *
     * @throws IllegalStateException with the end of the log if the server ended or the time was up
     */
    void await(Duration timeout) throws InterruptedException {
        long started = System.nanoTime();
        while (!ready()) {
            if (!alive.getAsBoolean()) {
                throw failure("ended before it was ready");
            }
            if (System.nanoTime() - started > timeout.toNanos()) {
                throw failure("was not ready after " + timeout.toSeconds() + " s");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean ready() {
        try {
            return question.get().status() == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(who + " " + what + ". The end of its log:\n" + LogFile.tail(log.get()));
    }
}
