package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.SchemaRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, held against nothing but what any schema holds to: what was stored once, under a rule book that has
 * become stricter since.
 */
final class EntryAsWritten {

    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(\\.[A-Za-z][A-Za-z0-9_-]{0,63})?");

    private final Map<String, @Nullable Object> members;
    private final Map<String, Object> attributes;

    /**
     * An entry's members.
     *
     * @param members those that a creation takes
     * @param hidden attribute values by path that the exporting schema did not know any more
     */
    EntryAsWritten(Map<String, @Nullable Object> members, Map<String, Object> hidden) {
        this.members = members;
        this.attributes = new HashMap<>(hidden);
        members.forEach((member, value) -> {
            if (value instanceof Map<?, ?> group) {
                group.forEach((inner, innerValue) -> put(member + "." + inner, innerValue));
            } else if (!SchemaRules.FIXED_MEMBERS.contains(member)) {
                put(member, value);
            }
        });
    }

    private void put(String path, @Nullable Object value) {
        if (value != null) {
            attributes.put(path, value);
        }
    }

    /** Whether it says what a persona is, to the last value. */
    boolean isSame(Persona persona) {
        return persona.title().equals(members.get("title"))
                && members.get("circle") instanceof String circle
                && persona.circle().equals(new Circle(circle))
                && persona.status().word().equals(members.get("status"))
                && persona.validity().from().equals(time("valid_from"))
                && persona.validity().till().equals(time("valid_till"))
                && Objects.equals(persona.note(), members.get(FixedMembers.NOTE))
                && persona.attributes().equals(attributes);
    }

    private @Nullable Instant time(String member) {
        Object value = members.get(member);
        return value == null ? null : AttributeValues.time(value).orElse(null);
    }

    /**
     * The persona that it asks for.
     *
     * @param schema where it does take a value, in the form that it takes it in
     * @throws PersonaFailure {@code INVALID} for what no schema takes
     */
    Draft draft(PersonaSchema schema, Instant now) {
        MemberFaults faults = new MemberFaults();
        FixedMembers fixed = new FixedMembers(members, null, faults);
        String title = members.get("title") instanceof String text ? text : "";
        if (!SchemaRules.isTitleName(title)) {
            faults.add("title", "must be a name of 1 to 64 letters, digits, dots and hyphens");
        }
        Circle circle = new Circle(members.get("circle") instanceof String text ? text : "");
        if (!circle.canBeKept()) {
            faults.add("circle", "must have 1 to " + Circle.MAX_KEPT + " characters, none of them a control character");
        }
        attributes.forEach((path, value) -> {
            if (!PATH.matcher(path).matches()) {
                faults.add(MemberFaults.shown(path), "is not a name that an attribute can have");
            } else if (!AttributeValues.canBeKept(value)) {
                faults.add(path, "is not a value that an attribute can have");
            }
        });
        Draft draft = new Draft(
                title, circle, fixed.status(now), fixed.validity(schema, now), kept(schema), fixed.note(), Set.of());
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
