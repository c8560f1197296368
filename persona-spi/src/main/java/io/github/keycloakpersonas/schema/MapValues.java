package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of attributes that are maps: strings and numbers by name, such as {@code {"mobile": 0.7}}. */
final class MapValues {

    /** The greatest length of a name, in characters. */
    private static final int MAX_NAME_LENGTH = 100;

    /** The most entries that a map of any schema can have. */
    static final int MAX_ENTRIES = 1000;

    private static final String NAME_FAULT = "must have names of 1 to " + MAX_NAME_LENGTH
            + " characters, none of them a control character, and not only spaces";

    private MapValues() {}

    /** A map as it is stored, in the order of its names, or why the value is none. */
    static Checked typed(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Checked.fault("must be an object of strings and numbers by name, such as {\"mobile\": 0.7}");
        }
        if (map.size() > MAX_ENTRIES) {
            return Checked.fault("must have at most " + MAX_ENTRIES + " entries");
        }
        Map<String, Object> entries = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!isName(name)) {
                return Checked.fault(NAME_FAULT);
            }
            Checked stored = entry(entry.getValue());
            if (stored.value() == null) {
                return Checked.fault(ofEntry(name, String.valueOf(stored.fault())));
            }
            entries.put(name, stored.value());
        }
        return Checked.ok(Collections.unmodifiableMap(entries));
    }

    /** The value of one entry. Nothing in a map is nested, and no earlier version has stored numbers that are lost. */
    private static Checked entry(@Nullable Object value) {
        if (value instanceof String text) {
            return AttributeValues.isPlainText(text)
                    ? Checked.ok(text)
                    : Checked.fault("must not contain control characters");
        }
        BigDecimal number = value instanceof Long integer
                ? BigDecimal.valueOf(integer)
                : value instanceof BigDecimal decimal ? decimal : null;
        if (number == null) {
            return Checked.fault("must be a string or a number");
        }
        return CarriedNumbers.isCarried(number)
                ? Checked.ok(AttributeValues.plainScale(number))
                : Checked.fault(CarriedNumbers.NUMBER_FAULT);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
                && name.codePoints().noneMatch(Character::isISOControl)
                && AttributeValues.isPlainText(name);
    }

    /** What a map breaks of its rule: lengths, pattern and options are those of its strings. */
    static Optional<String> fault(Constraints constraints, Map<?, ?> map) {
        Optional<String> size = AttributeValues.sizeFault(constraints, map.size());
        if (size.isPresent()) {
            return size;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Optional<String> fault = entry.getValue() instanceof String text
                    ? AttributeValues.textFault(constraints, text)
                    : Optional.empty();
            if (fault.isPresent()) {
                return fault.map(found -> ofEntry(String.valueOf(entry.getKey()), found));
            }
        }
        return Optional.empty();
    }

    private static String ofEntry(String name, String fault) {
        return "has an entry '" + Violation.shown(name) + "' that " + fault;
    }

    /** Whether an attribute of any schema could have the map. */
    static boolean canBeKept(Map<?, ?> map) {
        return typed(map).value() instanceof Map<?, ?> entries
                && entries.values().stream()
                        .allMatch(value -> !(value instanceof String) || AttributeValues.canBeKept(value));
    }
}
