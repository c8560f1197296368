package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What answers are worth.
 *
 * @param results the results by name, in the order of the assessment: each a {@code String} or a {@code BigDecimal}
 * @param passed whether they pass
 */
public record Grade(Map<String, Object> results, boolean passed) {

    public Grade {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    static Grade of(Assessment assessment, Map<String, Object> answers) {
        Map<String, Object> results = new LinkedHashMap<>();
        PassMark pass = assessment.pass();
        boolean passed = pass == null;
        for (Outcome outcome : assessment.outcomes()) {
            BigDecimal score = outcome.score(assessment.questions(), answers);
            results.put(outcome.name(), outcome.value(score));
            if (pass != null && pass.outcome().equals(outcome.name())) {
                passed = score.compareTo(pass.atLeast()) >= 0;
            }
        }
        return new Grade(results, passed);
    }
}
