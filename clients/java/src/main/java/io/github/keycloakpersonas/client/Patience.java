package io.github.keycloakpersonas.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a call is tried again, and after what time.
 *
 * @param retries how often
 * @param longestWait the longest {@code Retry-After} that is waited for
 */
record Patience(int retries, Duration longestWait, Pause pause) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> FOR_NOW = Set.of(502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(200);

    /** How long to wait before the call is sent again; empty if the answer stands. */
    Optional<Duration> after(Call call, Answer answer, int tried) {
        boolean again =
                answer.status() == TOO_MANY_REQUESTS || (call.isIdempotent() && FOR_NOW.contains(answer.status()));
        return again && tried < retries
                ? Optional.of(answer.retryAfter().orElseGet(() -> growing(tried)))
                        .filter(wait -> wait.compareTo(longestWait) <= 0)
                : Optional.empty();
    }

    /** The same where no answer came. */
    Optional<Duration> afterSilence(Call call, int tried) {
        return call.isIdempotent() && tried < retries && !Thread.currentThread().isInterrupted()
                ? Optional.of(growing(tried))
                : Optional.empty();
    }

    void pause(Duration wait) {
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted while waiting to try again", e);
        }
    }

    /** Twice as long each time, and never the same for two clients. */
    private static Duration growing(int tried) {
        Duration most = FIRST.multipliedBy(1L << Math.min(tried, 6));
        return most.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(most.toMillis() / 2));
    }
}
