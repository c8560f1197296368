package io.github.keycloakpersonas.assessment;

import static io.github.keycloakpersonas.assessment.AnAssessment.band;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers are worth. */
class GradingTest {

    private static AnAssessment risk() {
        return AnAssessment.named("risk")
                .single("horizon", true, "0", "2.5", "5")
                .multiple("products", 1, 2, "1", "0.1", "0.2")
                .scale("comfort", false, 1, 5)
                .text("why", 100);
    }

    private static final Map<String, Object> ANSWERS =
            Map.of("horizon", "b", "products", List.of("b", "c"), "comfort", 4L, "why", "Because");

    @Test
    void addsUpExactly() {
        Grade grade = risk().result("sum", Formula.SUM).build().grade(ANSWERS);
        assertThat(grade.results()).containsExactly(Map.entry("sum", new BigDecimal("6.8")));
    }

    @Test
    void dividesByTheQuestionsThatWereAnswered() {
        Assessment assessment = risk().result("mean", Formula.MEAN).build();
        assertThat(assessment.grade(ANSWERS).results()).containsEntry("mean", new BigDecimal("2.2667"));
        assertThat(assessment.grade(Map.of("horizon", "c")).results()).containsEntry("mean", new BigDecimal("5"));
        assertThat(assessment.grade(Map.of()).results()).containsEntry("mean", new BigDecimal("0"));
    }

    @Test
    void roundsAMeanHalfAwayFromZero() {
        Assessment assessment = AnAssessment.named("m")
                .single("x", true, "0.0001", "-0.0001")
                .single("y", true, "0.0002", "-0.0002")
                .result("mean", Formula.MEAN)
                .build();
        assertThat(assessment.grade(Map.of("x", "a", "y", "a")).results())
                .containsEntry("mean", new BigDecimal("0.0002"));
        assertThat(assessment.grade(Map.of("x", "b", "y", "b")).results())
                .containsEntry("mean", new BigDecimal("-0.0002"));
    }

    @Test
    void weighsTheQuestionsThatCount() {
        Outcome outcome = new Outcome(
                "risk",
                Formula.WEIGHTED,
                List.of("horizon", "comfort"),
                Map.of("horizon", new BigDecimal("-1.5")),
                List.of(),
                null);
        assertThat(risk().result(outcome).build().grade(ANSWERS).results())
                .containsEntry("risk", new BigDecimal("0.25"));
    }

    @ParameterizedTest
    @CsvSource({"a, low", "b, middle", "c, high"})
    void namesTheBandThatAScoreIsIn(String answer, String expected) {
        Assessment assessment = AnAssessment.named("b")
                .single("x", true, "-1", "2.5", "9")
                .result("level", Formula.SUM, band("-1", "low"), band("2.5", "middle"), band("2.6", "high"))
                .build();
        assertThat(assessment.grade(Map.of("x", answer)).results()).containsEntry("level", expected);
    }

    @Test
    void givesABandThatIsANumberAsANumber() {
        Assessment assessment = AnAssessment.named("b")
                .single("x", true, "0", "1")
                .result("level", Formula.SUM, band("0", new BigDecimal("10.0")))
                .build();
        assertThat(assessment.grade(Map.of("x", "a")).results()).containsEntry("level", new BigDecimal("10"));
    }

    @Nested
    class Passing {

        @Test
        void needsTheScoreNotTheBand() {
            Assessment assessment = AnAssessment.named("b")
                    .single("x", true, "2.9", "3.0", "4")
                    .result("level", Formula.SUM, band("0", "any"))
                    .passedWith("level", "3")
                    .build();
            assertThat(assessment.grade(Map.of("x", "a")).passed()).isFalse();
            assertThat(assessment.grade(Map.of("x", "b")).passed()).isTrue();
            assertThat(assessment.grade(Map.of("x", "c")).passed()).isTrue();
        }

        @Test
        void isCertainWithoutAMark() {
            assertThat(AnAssessment.named("b")
                            .text("why", 10)
                            .build()
                            .grade(Map.of())
                            .passed())
                    .isTrue();
        }
    }

    @Nested
    class Versions {

        @Test
        void areNeededForOtherScoresOnly() {
            Assessment first = risk().result("sum", Formula.SUM).build();
            assertThat(first.gradesLike(risk().result("sum", Formula.SUM)
                            .validFor(9)
                            .retake(1, 1)
                            .version(7)
                            .build()))
                    .isTrue();
            assertThat(first.gradesLike(risk().result("sum", Formula.MEAN).build()))
                    .isFalse();
            assertThat(first.gradesLike(risk().result("sum", Formula.SUM)
                            .passedWith("sum", "1")
                            .build()))
                    .isFalse();
            assertThat(first.gradesLike(risk().scale("more", false, 1, 2)
                            .result("sum", Formula.SUM)
                            .build()))
                    .isFalse();
        }
    }
}
