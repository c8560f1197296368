package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.AssessmentTally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of assessments. */
class AssessmentFiguresTest {

    private static AssessmentTally tally(int version, String title, boolean passed, String band, long count) {
        return new AssessmentTally("risk", version, title, passed, Map.of("level", band), count, passed ? count : 0);
    }

    @Test
    void addUpWhatComesOutAlike() {
        assertThat(AssessmentFigures.json(List.of(
                        tally(1, "nurse", true, "high", 10),
                        tally(2, "nurse", true, "high", 20),
                        tally(2, "guard", true, "high", 5),
                        tally(2, "guard", false, "low", 7))))
                .containsExactly(
                        Map.of(
                                "name",
                                "risk",
                                "version",
                                2,
                                "taken",
                                32L,
                                "passed",
                                25L,
                                "failed",
                                7L,
                                "expiring_30_days",
                                25L,
                                "distribution",
                                Map.of("level", Map.of("high", 25L, "low", 7L)),
                                "by_title",
                                Map.of("guard", 12L, "nurse", 20L)),
                        Map.of(
                                "name",
                                "risk",
                                "version",
                                1,
                                "taken",
                                10L,
                                "passed",
                                10L,
                                "failed",
                                0L,
                                "expiring_30_days",
                                10L,
                                "distribution",
                                Map.of("level", Map.of("high", 10L)),
                                "by_title",
                                Map.of("nurse", 10L)));
    }

    @Test
    void tellNoSmallNumbers() {
        Map<String, Object> figures = AssessmentFigures.json(List.of(tally(1, "nurse", true, "high", 4)))
                .get(0);
        assertThat(figures)
                .containsEntry("taken", "<5")
                .containsEntry("failed", 0L)
                .containsEntry("distribution", Map.of("level", Map.of("high", "<5")))
                .containsEntry("by_title", Map.of("nurse", "<5"));
    }
}
