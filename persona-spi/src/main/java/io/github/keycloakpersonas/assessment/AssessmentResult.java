package io.github.keycloakpersonas.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one persona has reached at one time. It never changes.
 *
 * @param id a UUID
 * @param personaId the id of the persona
 * @param assessment the name of the assessment
 * @param version the version that was answered
 * @param takenAt when
 * @param passed whether it was passed
 * @param validUntil the first instant at which it does not count any more; null for never, and for one that was not passed
 * @param results the results by name: each a {@code String} or a number
 * @param answers the answers by question
 */
public record AssessmentResult(
        String id,
        String personaId,
        String assessment,
        int version,
        Instant takenAt,
        boolean passed,
        @Nullable Instant validUntil,
        Map<String, Object> results,
        Map<String, Object> answers) {

    public AssessmentResult {
        results = Map.copyOf(results);
        answers = Map.copyOf(answers);
    }

    /** Whether it was passed and counts at a time. */
    public boolean countsAt(Instant now) {
        return passed && (validUntil == null || now.isBefore(validUntil));
    }

    /** Those of one assessment, in the same order. */
    public static List<AssessmentResult> of(String assessment, List<AssessmentResult> results) {
        return results.stream()
                .filter(result -> result.assessment().equals(assessment))
                .toList();
    }
}
