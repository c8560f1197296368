package io.github.keycloakpersonas.persona;

import java.util.Map;

/**
 * How often results of an assessment have come out alike.
 *
 * @param assessment the name of the assessment
 * @param version its version
 * @param title the title that the personas had
 * @param passed whether they were passed
 * @param bands the values of the results that have bands, by their names
 * @param count how many there are
 * @param ending how many of them still count, and not any more in 30 days
 */
public record AssessmentTally(
        String assessment,
        int version,
        String title,
        boolean passed,
        Map<String, String> bands,
        long count,
        long ending) {

    public AssessmentTally {
        bands = Map.copyOf(bands);
    }
}
