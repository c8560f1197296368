package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeName;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of an input, those inside the objects of attribute groups included. */
final class AttributeMembers {

    private final PersonaSchema schema;
    private final @Nullable Persona current;
    private final MemberFaults faults;
    private final Map<AttributeName, @Nullable Object> sent = new LinkedHashMap<>();

    /**
     * The attributes of an input.
     *
     * @param members attributes, and objects of groups with attributes, by name
     * @param current the persona that is changed, null for one that is created
     */
    AttributeMembers(
            PersonaSchema schema,
            Map<String, @Nullable Object> members,
            @Nullable Persona current,
            MemberFaults faults) {
        this.schema = schema;
        this.current = current;
        this.faults = faults;
        members.forEach(this::spread);
    }

    /**
     * The persona's own values after the change: its former values with those that were sent. Null removes a value.
     * Values of attributes that the schema no longer has stay.
     */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(current == null ? Map.of() : current.attributes());
        Map<AttributeName, AttributeRule> rules =
                schema.attributes().stream().collect(Collectors.toMap(AttributeRule::name, rule -> rule));
        sent.forEach((name, value) -> {
            AttributeRule rule = rules.get(name);
            if (rule == null) {
                unknown(name);
            } else if (value == null) {
                values.remove(name.path());
            } else {
                keep(rule, value, values);
            }
        });
        schema.attributes().forEach(rule -> require(rule, values));
        return values;
    }

    /** The attributes that only administrators may set and that these values would change. */
    Set<String> reserved(Map<String, Object> values) {
        Map<String, Object> before = schema.effective(current == null ? Map.of() : current.attributes());
        Map<String, Object> after = schema.effective(values);
        return schema.attributes().stream()
                .filter(rule -> schema.editorOf(rule) == Editor.ADMINISTRATOR)
                .map(AttributeRule::path)
                .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Stores an input member by its path, and the members of a group's object by theirs. */
    private void spread(String member, @Nullable Object value) {
        boolean isGroup = schema.groups().stream().map(AttributeGroup::name).anyMatch(member::equals);
        if (!isGroup) {
            sent.put(AttributeName.of(member), value);
        } else if (value instanceof Map<?, ?> group) {
            group.forEach(
                    (inner, innerValue) -> sent.put(new AttributeName(member, String.valueOf(inner)), innerValue));
        } else if (value == null) {
            schema.attributes().stream()
                    .filter(rule -> member.equals(rule.name().group()))
                    .forEach(rule -> sent.put(rule.name(), null));
        } else {
            faults.add(member, "must be an object");
        }
    }

    private void unknown(AttributeName name) {
        if (!schema.ignoresUnknownMembers()) {
            faults.add(Violation.shown(name.path()), "is not a member of a persona");
        }
    }

    private void keep(AttributeRule rule, Object value, Map<String, Object> values) {
        Object typed = AttributeValues.typed(rule.type(), value).value();
        if (current != null
                && typed != null
                && typed.equals(schema.effective(current.attributes()).get(rule.path()))) {
            // The value was sent back as it reads. This is not a change, so a default stays a default, and a value of
            // an older schema stays valid.
            return;
        }
        AttributeValues.Checked checked = AttributeValues.check(rule, value);
        if (checked.value() != null) {
            values.put(rule.path(), checked.value());
        } else if (checked.fault() != null) {
            faults.add(rule.path(), checked.fault());
        }
    }

    private void require(AttributeRule rule, Map<String, Object> values) {
        boolean asked = current == null || sent.containsKey(rule.name());
        boolean missing = rule.defaultValue() == null && !values.containsKey(rule.path());
        boolean wrong = sent.get(rule.name()) != null;
        if (rule.constraints().required() && asked && missing && !wrong) {
            faults.add(rule.path(), "is required");
        }
    }
}
