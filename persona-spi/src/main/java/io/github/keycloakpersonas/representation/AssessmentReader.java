package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.Band;
import io.github.keycloakpersonas.assessment.Choice;
import io.github.keycloakpersonas.assessment.Formula;
import io.github.keycloakpersonas.assessment.Outcome;
import io.github.keycloakpersonas.assessment.PassMark;
import io.github.keycloakpersonas.assessment.Question;
import io.github.keycloakpersonas.assessment.QuestionType;
import io.github.keycloakpersonas.assessment.Retake;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the assessments of a persona schema. */
final class AssessmentReader {

    private static final int ANSWER_LENGTH = 1000;

    private AssessmentReader() {}

    static List<Assessment> assessments(JsonFields schema) {
        return schema.objects("assessments").stream()
                .map(AssessmentReader::assessment)
                .toList();
    }

    private static Assessment assessment(JsonFields fields) {
        Assessment assessment = new Assessment(
                fields.text("name", ""),
                fields.text("display_name", ""),
                fields.text("description", ""),
                fields.integer("version", 1),
                fields.objects("questions").stream()
                        .map(AssessmentReader::question)
                        .toList(),
                fields.objects("results").stream()
                        .map(AssessmentReader::outcome)
                        .toList(),
                fields.node("pass") == null ? null : pass(fields.object("pass")),
                fields.integer("valid_days"),
                retake(fields.object("retake")));
        fields.refuseUnknown();
        return assessment;
    }

    private static Question question(JsonFields fields) {
        String word = fields.text("type", "");
        QuestionType type = QuestionType.of(word).orElseGet(() -> {
            fields.fault(fields.pathOf("type"), "must be one of: single, multiple, scale, text");
            return QuestionType.TEXT;
        });
        boolean isScale = type == QuestionType.SCALE;
        List<Choice> options = !type.hasOptions()
                ? List.of()
                : fields.objects("options").stream()
                        .map(AssessmentReader::option)
                        .toList();
        Question question = new Question(
                fields.text("name", ""),
                type,
                fields.text("text", ""),
                fields.text("help", ""),
                fields.flag("required", false),
                options,
                least(type, fields),
                most(type, fields, options.size()),
                isScale ? fields.text("from_text", "") : "",
                isScale ? fields.text("to_text", "") : "");
        fields.refuseUnknown();
        return question;
    }

    private static int least(QuestionType type, JsonFields fields) {
        return switch (type) {
            case SINGLE -> 1;
            case MULTIPLE -> fields.integer("min", 1);
            case SCALE -> fields.integer("from", 1);
            case TEXT -> 0;
        };
    }

    private static int most(QuestionType type, JsonFields fields, int options) {
        return switch (type) {
            case SINGLE -> 1;
            case MULTIPLE -> fields.integer("max", options);
            case SCALE -> fields.integer("to", 5);
            case TEXT -> fields.integer("max_length", ANSWER_LENGTH);
        };
    }

    private static Choice option(JsonFields fields) {
        Choice option = new Choice(fields.text("name", ""), fields.text("text", ""), number(fields, "score"));
        fields.refuseUnknown();
        return option;
    }

    private static Outcome outcome(JsonFields fields) {
        Formula formula = Formula.of(fields.text("formula", Formula.SUM.word())).orElseGet(() -> {
            fields.fault(fields.pathOf("formula"), "must be one of: sum, mean, weighted");
            return Formula.SUM;
        });
        Outcome outcome = new Outcome(
                fields.text("name", ""),
                formula,
                fields.texts("questions"),
                weights(fields.object("weights")),
                fields.objects("bands").stream().map(AssessmentReader::band).toList(),
                fields.text("attribute"));
        fields.refuseUnknown();
        return outcome;
    }

    private static Map<String, BigDecimal> weights(JsonFields fields) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        fields.names().forEach(question -> weights.put(question, number(fields, question)));
        return weights;
    }

    private static Band band(JsonFields fields) {
        JsonNode value = fields.node("value");
        boolean fits = value != null && (value.isTextual() || value.isNumber());
        if (!fits) {
            fields.fault(fields.pathOf("value"), "must be a string or a number");
        }
        Band band = new Band(
                number(fields, "from"),
                value == null || !fits ? "" : value.isNumber() ? value.decimalValue() : value.textValue());
        fields.refuseUnknown();
        return band;
    }

    private static @Nullable PassMark pass(JsonFields fields) {
        PassMark pass = new PassMark(fields.text("result", ""), number(fields, "at_least"));
        fields.refuseUnknown();
        return pass;
    }

    private static Retake retake(JsonFields fields) {
        Retake retake = new Retake(fields.integer("after_days", 0), fields.integer("max_attempts", 0));
        fields.refuseUnknown();
        return retake;
    }

    private static BigDecimal number(JsonFields fields, String name) {
        return Objects.requireNonNullElse(fields.number(name), BigDecimal.ZERO);
    }
}
