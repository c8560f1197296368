package io.github.keycloakpersonas.assessment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are not finished.
 *
 * @param assessment the name of the assessment
 * @param version the version that is answered
 * @param answers the answers so far, by question
 * @param question the question that was shown last; null for none
 * @param updatedAt when it was kept last
 */
public record AssessmentDraft(
        String assessment,
        int version,
        Map<String, Object> answers,
        @Nullable String question,
        Instant updatedAt) {

    public AssessmentDraft {
        answers = Map.copyOf(answers);
    }
}
