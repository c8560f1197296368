package io.github.keycloakpersonas.schema;

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
 * @param description for people
 */
public record AttributeRule(
        AttributeName name,
        AttributeType type,
        @Nullable Object defaultValue,
        Constraints constraints,
        Editor editableBy,
        boolean inTokens,
        String description) {

    public AttributeRule {
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
}
