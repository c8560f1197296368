package io.github.keycloakpersonas.schema;

import static io.github.keycloakpersonas.assessment.AnAssessment.band;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.assessment.AnAssessment;
import io.github.keycloakpersonas.assessment.Band;
import io.github.keycloakpersonas.assessment.Formula;
import io.github.keycloakpersonas.assessment.Outcome;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each fault that assessments of a schema can have. */
class AssessmentViolationsTest {

    private static final String SMALL = "assessments.a.";

    private static AnAssessment small() {
        return AnAssessment.named("a").single("x", true, "0", "10");
    }

    private static List<String> faults(AnAssessment... assessments) {
        ASchema schema = new ASchema().title("traveler");
        Arrays.stream(assessments).map(AnAssessment::build).forEach(schema::assessment);
        return faults(schema);
    }

    private static List<String> faults(ASchema schema) {
        return SchemaRules.violations(schema.build()).stream()
                .map(Violation::sentence)
                .toList();
    }

    private static Outcome outcome(Formula formula, List<String> questions, Map<String, BigDecimal> weights) {
        return new Outcome("r", formula, questions, weights, List.of(), null);
    }

    private static ASchema setting(AnAttribute attribute, Outcome outcome) {
        return new ASchema()
                .title("traveler")
                .attribute(attribute)
                .assessment(small().result(outcome).build());
    }

    private static Outcome into(@Nullable String attribute, Band... bands) {
        return new Outcome("r", Formula.SUM, List.of(), Map.of(), List.of(bands), attribute);
    }

    @Test
    void areNoneOfAUsualOne() {
        assertThat(faults(small().text("why", 10)
                        .result("r", Formula.SUM, band("0", "low"), band("5", "high"))
                        .passedWith("r", "3")
                        .validFor(3)
                        .retake(1, 2)))
                .isEmpty();
    }

    @Test
    void areOfNames() {
        String fault =
                " must have a name of 1 to 50 letters, digits, underscores and hyphens that starts with a letter";
        assertThat(faults(AnAssessment.named("1").text("a b", 9)))
                .containsExactly("assessments.1" + fault, "assessments.1.questions.a b" + fault);
        assertThat(faults(small(), AnAssessment.named("A").text("x", 9).text("X", 9)))
                .containsExactly(
                        "assessments.A must not have the name of another one, whatever the case",
                        "assessments.A.questions.X must not have the name of another one, whatever the case");
    }

    @Test
    void areOfBounds() {
        assertThat(faults(AnAssessment.named("a").version(0).validFor(0).retake(-1, -1)))
                .containsExactly(
                        SMALL + "version must be between 1 and 1000000",
                        SMALL + "questions must have 1 to 100 questions",
                        SMALL + "valid_days must be between 1 and 36500",
                        SMALL + "retake.after_days must be between 0 and 36500",
                        SMALL + "retake.max_attempts must be between 0 and 1000");
        AnAssessment many = AnAssessment.named("a");
        for (int i = 0; i < 101; i++) {
            many.text("q" + i, 9);
        }
        assertThat(faults(many)).containsExactly(SMALL + "questions must have 1 to 100 questions");
    }

    @Test
    void areOfQuestions() {
        assertThat(faults(AnAssessment.named("a")
                        .single("one", true, "1")
                        .multiple("some", 2, 3, "1", "2")
                        .scale("scale", true, 5, 5)
                        .text("text", 4001)))
                .containsExactly(
                        SMALL + "questions.one.options must have 2 to 20 options",
                        SMALL
                                + "questions.some must have a min of at least 1 and a max of at most its options, min not above max",
                        SMALL + "questions.scale must have a from and a to between -100 and 100, from below to",
                        SMALL + "questions.text.max_length must be between 1 and 4000");
        assertThat(faults(AnAssessment.named("a").single("one", true, "0.00001", "1e9")))
                .hasSize(2)
                .allMatch(fault -> fault.contains("at most 4 digits after the point"));
    }

    @Test
    void areOfResults() {
        assertThat(faults(small().result(outcome(Formula.SUM, List.of("y"), Map.of("x", BigDecimal.ONE)))))
                .containsExactly(
                        SMALL + "results.r.questions must name questions with scores, which 'y' is not",
                        SMALL + "results.r.questions must have a question with scores",
                        SMALL + "results.r.weights needs the formula weighted");
        assertThat(faults(small().result("r", Formula.SUM, band("0", "low"), band("0", "high"))))
                .containsExactly(SMALL + "results.r.bands must ascend: each from must be above the one before");
        assertThat(faults(small().result("r", Formula.SUM, band("1", "low"))))
                .containsExactly(SMALL + "results.r.bands must begin at the lowest possible score, 0, or below");
        assertThat(faults(small().passedWith("r", "1")))
                .containsExactly(SMALL + "pass.result must name a result of the assessment");
    }

    @Test
    void areOfAttributes() {
        AnAttribute level = AnAttribute.named("level", AttributeType.INTEGER).between("0", "9");
        assertThat(faults(setting(level, into("other"))))
                .containsExactly(SMALL + "results.r.attribute must name an attribute of the schema");
        assertThat(faults(setting(level, into("level"))))
                .containsExactly(
                        SMALL
                                + "results.r.attribute does not fit: the result can be 10, and the attribute must be between 0 and 9");
        assertThat(faults(setting(level, into("level", band("0", "low")))))
                .containsExactly(
                        SMALL
                                + "results.r.attribute does not fit: the result can be low, and the attribute must be an integer");
        assertThat(faults(setting(level, into("level", band("0", new BigDecimal("3.5"))))))
                .isEmpty();
        assertThat(faults(setting(level.required(), into("level", band("0", new BigDecimal("3"))))))
                .containsExactly(SMALL
                        + "results.r.attribute must not name an attribute that is required and has no default:"
                        + " a persona is there before it is assessed");
        assertThat(faults(setting(AnAttribute.named("level", AttributeType.STRING), into("level"))))
                .containsExactly(
                        SMALL
                                + "results.r.attribute must name an attribute of type integer or number, or the result must have bands");
    }

    @Test
    void areOfTitles() {
        assertThat(faults(new ASchema().requiringTitle("nurse", "a", "a", "b").assessment(small().build())))
                .containsExactly(
                        "titles.nurse.requires must not name an assessment twice",
                        "titles.nurse.requires must name assessments of the schema, which 'b' is not");
    }
}
