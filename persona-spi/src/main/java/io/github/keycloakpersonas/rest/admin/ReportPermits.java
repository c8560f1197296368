package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many reports a node writes at once, because each keeps a thread and a connection to the database busy. */
final class ReportPermits {

    private static final int AT_ONCE = 4;
    private static final int SECONDS = 30;
    private static final Semaphore PERMITS = new Semaphore(AT_ONCE);

    private ReportPermits() {}

    /** A part of a report. */
    interface Work {

        /**
         * Writes it.
         *
         * @throws IOException if the client has disconnected
         */
        void run() throws IOException;
    }

    /** @throws ProblemException 503 while as many reports are written as may be */
    static void requireOne() {
        if (PERMITS.availablePermits() == 0) {
            throw new ProblemException(
                    Problem.of(503, "This server writes " + AT_ONCE + " reports at the moment. Try again soon.")
                            .with("Retry-After", String.valueOf(SECONDS)));
        }
    }

    /** Writes a report; waits a little if others were faster since {@link #requireOne}. */
    static void run(Work work) throws IOException {
        boolean hasOne = false;
        try {
            hasOne = PERMITS.tryAcquire(SECONDS, TimeUnit.SECONDS);
            if (!hasOne) {
                throw new IOException("Too many reports are written at the moment");
            }
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server stops", e);
        } finally {
            if (hasOne) {
                PERMITS.release();
            }
        }
    }
}
