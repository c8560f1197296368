package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attributes that assessments set. */
public final class AssessedAttributes {

    private AssessedAttributes() {}

    /** The paths of all attributes that an assessment of a schema sets. */
    static Set<String> of(PersonaSchema schema) {
        return schema.capabilities().assessments().stream()
                .flatMap(assessment -> assessment.outcomes().stream())
                .map(Outcome::attribute)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * The values that the results of an assessment give a persona's attributes; null for one that gets no value. A number becomes whole for an
     * attribute that is an integer, the half away from zero.
     *
     * @param results the results by name; empty to take all values away
     * @return values by path
     */
    public static Map<String, @Nullable Object> values(
            PersonaSchema schema, Assessment assessment, Map<String, Object> results) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Outcome outcome : assessment.outcomes()) {
            schema.attributes().stream()
                    .filter(rule -> rule.path().equals(outcome.attribute()))
                    .findFirst()
                    .ifPresent(rule -> {
                        Object result = results.get(outcome.name());
                        values.put(
                                rule.path(),
                                result == null ? null : check(rule, result).value());
                    });
        }
        return values;
    }

    /** Whether an attribute can have a result. */
    static AttributeValues.Checked check(AttributeRule rule, Object result) {
        Object value = result instanceof BigDecimal number && rule.type() == AttributeType.INTEGER
                ? number.setScale(0, RoundingMode.HALF_UP)
                : result;
        return AttributeValues.check(rule, value);
    }
}
