package io.github.keycloakpersonas.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an assessment can be taken again, and what it is until then. */
class RetakeTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static AssessmentResult taken(int daysAgo, int version, boolean passed, @Nullable Integer validDays) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new AssessmentResult(
                "r" + daysAgo,
                "p",
                "risk",
                version,
                at,
                passed,
                validDays == null ? null : at.plus(Duration.ofDays(validDays)),
                Map.of(),
                Map.of());
    }

    private static AssessmentResult failed(int daysAgo) {
        return taken(daysAgo, 1, false, null);
    }

    private static Assessment rules(int afterDays, int maxAttempts) {
        return AnAssessment.named("risk").retake(afterDays, maxAttempts).build();
    }

    @Test
    void isPossibleAtOnceWithoutRules() {
        assertThat(rules(0, 0).nextAttempt(List.of(failed(0), failed(0)), NOW)).contains(NOW);
    }

    @Test
    void waitsFromTheLastTime() {
        assertThat(rules(30, 0).nextAttempt(List.of(), NOW)).contains(NOW);
        assertThat(rules(30, 0).nextAttempt(List.of(failed(10), failed(20)), NOW))
                .contains(NOW.plus(Duration.ofDays(20)));
        assertThat(rules(30, 0).nextAttempt(List.of(failed(30)), NOW)).contains(NOW);
        assertThat(rules(30, 0).nextAttempt(List.of(failed(31)), NOW)).contains(NOW);
    }

    @Test
    void doesNotWaitForWhatDoesNotCountAnyMore() {
        assertThat(rules(30, 0).nextAttempt(List.of(taken(10, 1, true, 15)), NOW))
                .contains(NOW.plus(Duration.ofDays(5)));
        assertThat(rules(30, 0).nextAttempt(List.of(taken(10, 1, true, 5)), NOW))
                .contains(NOW);
        assertThat(rules(30, 0).nextAttempt(List.of(taken(10, 1, true, null)), NOW))
                .contains(NOW.plus(Duration.ofDays(20)));
    }

    @Test
    void endsAfterFailuresInARow() {
        assertThat(rules(0, 2).nextAttempt(List.of(failed(1)), NOW)).contains(NOW);
        assertThat(rules(0, 2).nextAttempt(List.of(failed(1), failed(2)), NOW)).isEmpty();
        assertThat(rules(0, 2).nextAttempt(List.of(failed(1), taken(2, 1, true, 1), failed(3)), NOW))
                .contains(NOW);
    }

    @Test
    void beginsAnewWithAVersion() {
        Assessment second = AnAssessment.named("risk").retake(0, 2).version(2).build();
        assertThat(second.nextAttempt(List.of(failed(1), failed(2)), NOW)).contains(NOW);
    }

    @Test
    void isToldByTheState() {
        assertThat(AssessmentState.of(List.of(), false, NOW)).isEqualTo(AssessmentState.OPEN);
        assertThat(AssessmentState.of(List.of(), true, NOW)).isEqualTo(AssessmentState.DRAFT);
        assertThat(AssessmentState.of(List.of(failed(1), taken(2, 1, true, 9)), false, NOW))
                .isEqualTo(AssessmentState.FAILED);
        assertThat(AssessmentState.of(List.of(failed(1)), true, NOW)).isEqualTo(AssessmentState.DRAFT);
        assertThat(AssessmentState.of(List.of(taken(2, 1, true, 2)), false, NOW))
                .isEqualTo(AssessmentState.EXPIRED);
        assertThat(AssessmentState.of(List.of(taken(2, 1, true, 3)), true, NOW)).isEqualTo(AssessmentState.PASSED);
        assertThat(AssessmentState.of(List.of(taken(2, 1, true, null)), false, NOW))
                .isEqualTo(AssessmentState.PASSED);
    }

    @Test
    void leavesResultsForWholeSeconds() {
        Assessment assessment = AnAssessment.named("risk").validFor(1).build();
        assertThat(assessment.validUntil(NOW.plusMillis(999))).contains(NOW.plus(Duration.ofDays(1)));
    }
}
