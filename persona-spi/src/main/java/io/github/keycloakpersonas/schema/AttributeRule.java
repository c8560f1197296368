package io.github.keycloakpersonas.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule for one attribute of a persona.
 *
 * @param name where the attribute stands
 * @param type the kind of value
 * @param defaultValue what a persona without a value of its own has; null for nothing
 * @param constraints what a value must meet in addition to its type
 * @param editableBy who may set it
 * @param inTokens whether it is part of the claims in tokens
 * @param encrypted whether its values are encrypted in the database
 * @param description for people
 * @param displayName what people read instead of the name
 * @param optionNames what people read instead of options, by option
 */
public record AttributeRule(
        AttributeName name,
        AttributeType type,
        @Nullable Object defaultValue,
        Constraints constraints,
        Editor editableBy,
        boolean inTokens,
        boolean encrypted,
        String description,
        DisplayName displayName,
        Map<String, DisplayName> optionNames) {

    public AttributeRule {
        optionNames = Map.copyOf(optionNames);
        Object typed = defaultValue == null
                ? null
                : AttributeValues.typed(type, defaultValue).value();
        // A default of the wrong type stays as it is, so that SchemaRules reports it.
        defaultValue = typed == null ? defaultValue : typed;
    }

    /** The unambiguous name, {@code member} or {@code group.member}. */
    public String path() {
        return name.path();
    }

    /** What people read instead of an option. */
    public DisplayName nameOf(String option) {
        return optionNames.getOrDefault(option, DisplayName.NONE);
    }
}
