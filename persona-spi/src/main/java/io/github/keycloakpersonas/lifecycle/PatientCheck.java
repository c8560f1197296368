package io.github.keycloakpersonas.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that may be called often, because its result is remembered, and that does not fail because of a single
 * failure.
 */
final class PatientCheck {

    /** How long a result is remembered. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** How long a success counts although the check has failed since. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BooleanSupplier check;
    private final Clock clock;
    private @Nullable Instant last;
    private @Nullable Instant lastSuccess;

    PatientCheck(BooleanSupplier check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /** Whether the check succeeds, or succeeded a short time ago. */
    synchronized boolean isGood() {
        Instant now = clock.instant();
        if (last == null || isOver(last, REMEMBERED, now)) {
            last = now;
            if (check.getAsBoolean()) {
                lastSuccess = now;
            }
        }
        return lastSuccess != null && !isOver(lastSuccess, PATIENCE, now);
    }

    private static boolean isOver(Instant since, Duration duration, Instant now) {
        return !now.isBefore(since.plus(duration));
    }
}
