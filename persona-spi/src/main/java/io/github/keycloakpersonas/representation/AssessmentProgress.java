package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.assessment.AssessmentState;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a persona has come with assessments, as JSON. Results are shown, scores and answers never, but unfinished answers to their owner.
 *
 * @param results all results of the persona, the latest first
 * @param drafts its unfinished answers
 * @param now the time at which results count or not
 */
public record AssessmentProgress(List<AssessmentResult> results, List<AssessmentDraft> drafts, Instant now) {

    /** The most results of an assessment that are shown. */
    private static final int SHOWN = 50;

    public AssessmentProgress {
        results = List.copyOf(results);
        drafts = List.copyOf(drafts);
    }

    /** All assessments of a schema. */
    public Map<String, Object> of(PersonaSchema schema) {
        return Map.of(
                "assessments",
                schema.capabilities().assessments().stream().map(this::summary).toList());
    }

    /** All assessments of a schema with their results, and results of others. */
    public Map<String, Object> whole(PersonaSchema schema) {
        List<Map<String, Object>> known = schema.capabilities().assessments().stream()
                .map(assessment -> {
                    Map<String, Object> json = summary(assessment);
                    json.put("history", history(assessment.name()));
                    return json;
                })
                .collect(Collectors.toCollection(ArrayList::new));
        TreeSet<String> others = new TreeSet<>();
        results.stream()
                .map(AssessmentResult::assessment)
                .filter(name -> schema.assessment(name).isEmpty())
                .forEach(others::add);
        for (String name : others) {
            List<AssessmentResult> taken = AssessmentResult.of(name, results);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("state", AssessmentState.of(taken, false, now).word());
            json.put("attempts", taken.size());
            json.put("can_attempt", false);
            json.put("history", history(name));
            known.add(json);
        }
        return Map.of("assessments", known);
    }

    /** One assessment with its results, and with unfinished answers. */
    public Map<String, Object> of(Assessment assessment) {
        Map<String, Object> json = summary(assessment);
        draft(assessment.name()).ifPresent(draft -> json.put("draft", of(draft)));
        json.put("history", history(assessment.name()));
        return json;
    }

    private Map<String, Object> summary(Assessment assessment) {
        List<AssessmentResult> taken = AssessmentResult.of(assessment.name(), results);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", assessment.name());
        json.put(
                "state",
                AssessmentState.of(taken, draft(assessment.name()).isPresent(), now)
                        .word());
        taken.stream().findFirst().ifPresent(latest -> {
            json.put("version", latest.version());
            json.put("taken_at", latest.takenAt().toString());
            until(json, latest);
            json.put("results", new TreeMap<>(latest.results()));
        });
        json.put("attempts", taken.size());
        Optional<Instant> next = assessment.nextAttempt(taken, now);
        json.put("can_attempt", next.filter(at -> !at.isAfter(now)).isPresent());
        next.filter(at -> at.isAfter(now)).ifPresent(at -> json.put("next_attempt_at", at.toString()));
        return json;
    }

    private List<Map<String, Object>> history(String assessment) {
        return AssessmentResult.of(assessment, results).stream()
                .limit(SHOWN)
                .map(AssessmentProgress::of)
                .toList();
    }

    private Optional<AssessmentDraft> draft(String assessment) {
        return drafts.stream()
                .filter(draft -> draft.assessment().equals(assessment))
                .findFirst();
    }

    /** A result. */
    public static Map<String, Object> of(AssessmentResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.id());
        json.put("version", result.version());
        json.put("taken_at", result.takenAt().toString());
        json.put("passed", result.passed());
        until(json, result);
        json.put("results", new TreeMap<>(result.results()));
        return json;
    }

    /** Unfinished answers. */
    public static Map<String, Object> of(AssessmentDraft draft) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", draft.version());
        json.put("answers", new TreeMap<>(draft.answers()));
        if (draft.question() != null) {
            json.put("question", draft.question());
        }
        json.put("updated_at", draft.updatedAt().toString());
        return json;
    }

    private static void until(Map<String, Object> json, AssessmentResult result) {
        Instant end = result.validUntil();
        if (end != null) {
            json.put("valid_until", end.toString());
        }
    }
}
