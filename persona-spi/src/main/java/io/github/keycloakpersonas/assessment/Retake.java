package io.github.keycloakpersonas.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When an assessment can be taken again.
 *
 * @param afterDays how many days after the last time; 0 for at once
 * @param maxAttempts how often it can be failed in a row, in one version; 0 for as often as people like
 */
public record Retake(int afterDays, int maxAttempts) {

    /** Again at once, as often as people like. */
    public static final Retake ALWAYS = new Retake(0, 0);

    /**
     * When the next attempt is possible.
     *
     * @param version the present version
     * @param taken what has been taken before, the latest first
     * @return {@code now} if at once; empty if never, unless an administrator gives an attempt back
     */
    Optional<Instant> next(int version, List<AssessmentResult> taken, Instant now) {
        if (taken.isEmpty()) {
            return Optional.of(now);
        }
        long failed = taken.stream()
                .filter(result -> result.version() == version)
                .takeWhile(result -> !result.passed())
                .count();
        if (maxAttempts > 0 && failed >= maxAttempts) {
            return Optional.empty();
        }
        AssessmentResult last = taken.get(0);
        Instant waited = last.takenAt().plus(Duration.ofDays(afterDays));
        // What no longer counts can be renewed, however long people have to wait otherwise.
        Instant end = last.validUntil();
        Instant possible = last.passed() && end != null && end.isBefore(waited) ? end : waited;
        return Optional.of(possible.isAfter(now) ? possible : now);
    }
}
