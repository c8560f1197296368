package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.SchemaRules;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an import that is checked only against the rules of every schema. It was stored once, and the schema has
 * become stricter since.
 */
final class EntryAsWritten {

    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(\\.[A-Za-z][A-Za-z0-9_-]{0,63})?");

    private final PersonaChange sent;
    private final Map<String, Object> attributes;

    /**
     * An entry.
     *
     * @param sent what it says
     * @param hidden values by path of attributes that the exporting schema did not have any more
     * @param schema tells an attribute that is a map from a group of attributes
     */
    EntryAsWritten(PersonaChange sent, Map<String, Object> hidden, PersonaSchema schema) {
        this.sent = sent;
        this.attributes = new HashMap<>(hidden);
        sent.attributes().forEach((member, value) -> {
            boolean isAttribute =
                    schema.attributes().stream().map(AttributeRule::path).anyMatch(member::equals);
            if (!isAttribute && value instanceof Map<?, ?> group) {
                group.forEach((inner, innerValue) -> put(member + "." + inner, innerValue));
            } else {
                put(member, value);
            }
        });
    }

    private void put(String path, @Nullable Object value) {
        if (value != null) {
            attributes.put(path, value);
        }
    }

    /** Whether the entry equals the state of a persona in every value. */
    boolean isSame(Persona persona) {
        return sent.title().equals(Sent.of(persona.title()))
                && sent.circle().equals(Sent.of(persona.circle()))
                && sent.status().equals(Sent.of(persona.status()))
                && sent.validFrom().equals(Sent.of(persona.validity().from()))
                && sent.validTill().equals(Sent.of(persona.validity().till()))
                && sent.schedule().value().orElse(Schedule.ALWAYS).equals(persona.schedule())
                && sent.note().equals(Sent.of(persona.note()))
                && attributes.equals(persona.attributes());
    }

    /**
     * The state that the entry asks for.
     *
     * @param schema a value that it accepts is stored in the schema's form
     * @throws PersonaFailure {@code INVALID} for values that no schema accepts
     */
    Draft draft(PersonaSchema schema, Instant now) {
        MemberFaults faults = new MemberFaults();
        FixedMembers fixed = new FixedMembers(sent, null, faults);
        String title = sent.title().value().orElse("");
        if (!SchemaRules.isTitleName(title)) {
            faults.add("title", "must be a name of 1 to 64 letters, digits, dots and hyphens");
        }
        Circle circle = sent.circle().value().orElseGet(() -> new Circle(""));
        if (!circle.canBeKept()) {
            faults.add("circle", "must have 1 to " + Circle.MAX_KEPT + " characters, none of them a control character");
        }
        attributes.forEach((path, value) -> {
            if (!PATH.matcher(path).matches()) {
                faults.add(Violation.shown(path), "is not a name that an attribute can have");
            } else if (!AttributeValues.canBeKept(value)) {
                faults.add(path, "is not a value that an attribute can have");
            }
        });
        Draft draft = new Draft(
                title,
                circle,
                fixed.status(now),
                fixed.validity(schema, now),
                kept(schema),
                fixed.note(),
                null,
                Set.of());
        faults.throwIfAny();
        return draft;
    }

    private Map<String, Object> kept(PersonaSchema schema) {
        Map<String, Object> kept = new HashMap<>(attributes);
        for (AttributeRule rule : schema.attributes()) {
            kept.computeIfPresent(rule.path(), (path, value) -> {
                Object permitted = AttributeValues.check(rule, value).value();
                return permitted == null ? value : permitted;
            });
        }
        return kept;
    }
}
