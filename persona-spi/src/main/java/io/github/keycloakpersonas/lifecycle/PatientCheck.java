package io.github.keycloakpersonas.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A check that costs little however often it is asked for, and does not change its mind for one failure. */
final class PatientCheck {

    /** What the check found is not looked at again for so long. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** For so long a success counts, although the check has failed since. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BooleanSupplier check;
    private final Clock clock;
    private @Nullable Instant last;
    private @Nullable Instant lastSuccess;

    PatientCheck(BooleanSupplier check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /** Whether it succeeds, or did so a moment ago. */
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
