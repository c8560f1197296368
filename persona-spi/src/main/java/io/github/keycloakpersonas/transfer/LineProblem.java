package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a line of an import was left out.
 *
 * @param line the number of the line; the first one is 1
 * @param detail the explanation for people
 * @param errors the errors of single members; empty if no single member is wrong
 */
public record LineProblem(long line, String detail, Map<String, String> errors) {

    static LineProblem of(long line, PersonaFailure failure) {
        return new LineProblem(line, String.valueOf(failure.getMessage()), errors(failure.violations()));
    }

    /** The faults of a line that is imported in spite of them. */
    static LineProblem of(long line, List<Violation> violations) {
        return of(line, PersonaFailure.invalid(violations));
    }

    private static Map<String, String> errors(List<Violation> violations) {
        Map<String, String> errors = new LinkedHashMap<>();
        violations.stream()
                .filter(violation -> !violation.member().isEmpty())
                .forEach(violation -> errors.putIfAbsent(violation.member(), violation.message()));
        return errors;
    }

    /** The approximate number of characters in an answer. */
    int length() {
        return detail.length()
                + errors.entrySet().stream()
                        .mapToInt(error ->
                                error.getKey().length() + error.getValue().length())
                        .sum();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        return json;
    }
}
