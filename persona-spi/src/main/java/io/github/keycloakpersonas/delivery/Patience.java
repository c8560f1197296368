package io.github.keycloakpersonas.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often uploads are tried, and how far apart.
 *
 * @param first the time after the first try; each one after it doubles, up to an hour
 * @param tries how many there are
 */
public record Patience(Duration first, int tries) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /** When to try again after a try has failed; empty if that was the last one. */
    public Optional<Instant> next(int done, Instant now) {
        if (done >= tries) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(0, done - 1), MOST_DOUBLINGS));
        return Optional.of(now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }
}
