package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.Choice;
import io.github.keycloakpersonas.assessment.Outcome;
import io.github.keycloakpersonas.assessment.PassMark;
import io.github.keycloakpersonas.assessment.Question;
import io.github.keycloakpersonas.assessment.Retake;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.schema.Title;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes assessments as JSON: whole for administrators, and without anything of the grading for users. */
public final class AssessmentRepresentation {

    private final @Nullable Texts texts;

    /** @param texts the texts of the realm; null to write all as it is stored, scores included */
    private AssessmentRepresentation(@Nullable Texts texts) {
        this.texts = texts;
    }

    /** An assessment as {@link AssessmentReader} reads it. */
    static Map<String, Object> of(Assessment assessment) {
        Map<String, Object> json = new AssessmentRepresentation(null).asked(assessment);
        if (!assessment.outcomes().isEmpty()) {
            json.put(
                    "results",
                    assessment.outcomes().stream()
                            .map(AssessmentRepresentation::outcome)
                            .toList());
        }
        PassMark pass = assessment.pass();
        if (pass != null) {
            Map<String, Object> mark = new LinkedHashMap<>();
            mark.put("result", pass.outcome());
            mark.put("at_least", pass.atLeast());
            json.put("pass", mark);
        }
        return json;
    }

    /** The assessments of a schema as users see them: what they ask, never what answers are worth. */
    public static Map<String, Object> forUsers(PersonaSchema schema, Texts texts) {
        AssessmentRepresentation shown = new AssessmentRepresentation(texts);
        List<Map<String, Object>> assessments = schema.capabilities().assessments().stream()
                .map(assessment -> {
                    Map<String, Object> json = shown.asked(assessment);
                    json.put(
                            "required_by",
                            schema.titles().stream()
                                    .filter(title -> title.requires().contains(assessment.name()))
                                    .map(Title::name)
                                    .toList());
                    return json;
                })
                .toList();
        return Map.of("assessments", assessments);
    }

    private Map<String, Object> asked(Assessment assessment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", assessment.name());
        named(json, "display_name", assessment.displayName(), assessment.name());
        text(json, "description", assessment.description());
        json.put("version", assessment.version());
        json.put(
                "questions", assessment.questions().stream().map(this::question).toList());
        if (assessment.validDays() != null) {
            json.put("valid_days", assessment.validDays());
        }
        Retake retake = assessment.retake();
        if (!retake.equals(Retake.ALWAYS)) {
            Map<String, Object> rules = new LinkedHashMap<>();
            rules.put("after_days", retake.afterDays());
            rules.put("max_attempts", retake.maxAttempts());
            json.put("retake", rules);
        }
        return json;
    }

    private Map<String, Object> question(Question question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", question.name());
        json.put("type", question.type().word());
        named(json, "text", question.text(), question.name());
        text(json, "help", question.help());
        json.put("required", question.required());
        switch (question.type()) {
            case SINGLE -> json.put("options", options(question));
            case MULTIPLE -> {
                json.put("min", question.least());
                json.put("max", question.most());
                json.put("options", options(question));
            }
            case SCALE -> {
                json.put("from", question.least());
                json.put("to", question.most());
                text(json, "from_text", question.fromText());
                text(json, "to_text", question.toText());
            }
            case TEXT -> json.put("max_length", question.most());
        }
        return json;
    }

    private List<Map<String, Object>> options(Question question) {
        return question.options().stream().map(this::option).toList();
    }

    private Map<String, Object> option(Choice option) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", option.name());
        named(json, "text", option.text(), option.name());
        if (texts == null) {
            json.put("score", option.score());
        }
        return json;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", outcome.name());
        json.put("formula", outcome.formula().word());
        if (!outcome.questions().isEmpty()) {
            json.put("questions", outcome.questions());
        }
        if (!outcome.weights().isEmpty()) {
            json.put("weights", new TreeMap<>(outcome.weights()));
        }
        if (!outcome.bands().isEmpty()) {
            json.put(
                    "bands",
                    outcome.bands().stream()
                            .map(band -> {
                                Map<String, Object> written = new LinkedHashMap<>();
                                written.put("from", band.from());
                                written.put("value", band.value());
                                return written;
                            })
                            .toList());
        }
        if (outcome.attribute() != null) {
            json.put("attribute", outcome.attribute());
        }
        return json;
    }

    /** Writes a text that stands for a name, which people read if there is no text. */
    private void named(Map<String, Object> json, String member, String text, String name) {
        String written = texts == null ? text : new DisplayName(text).insteadOf(name, texts);
        if (!written.isEmpty()) {
            json.put(member, written);
        }
    }

    /** Writes a text that may be missing. */
    private void text(Map<String, Object> json, String member, String text) {
        if (!text.isEmpty()) {
            named(json, member, text, "");
        }
    }
}
