package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an attribute of a persona, such as {@code autobook_price >= 1000}.
 *
 * @param path the attribute, {@code member} or {@code group.member}
 * @param comparison how it is compared
 * @param operand what it is compared with, as text
 */
record AttributeCondition(String path, Comparison comparison, String operand) {

    /** What a condition looks like, written to follow "which is not". */
    static final String FORM = "an attribute, one of " + Comparison.words(List.of(Comparison.values()))
            + ", and a value, such as autobook_price >= 1000";

    private static final int MAX_LENGTH = 1000;

    private static final Pattern PARTS = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z][A-Za-z0-9_-]*)?)(?:\\s*(!=|<=|>=|=|<|>)|\\s+(contains)(?=\\s))\\s*(.+)",
            Pattern.DOTALL);

    /** Reads a condition; empty if the text is not a condition. Double quotes around the value are removed. */
    static Optional<AttributeCondition> parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        String word = parts.group(2) == null ? parts.group(3) : parts.group(2);
        return Optional.of(new AttributeCondition(parts.group(1), Comparison.of(word), unquoted(parts.group(4))));
    }

    /**
     * The reason why the condition cannot be evaluated with a schema, written to follow the word "which"; empty if it
     * can.
     */
    Optional<String> fault(PersonaSchema schema) {
        Optional<AttributeRule> rule = rule(schema);
        if (rule.isEmpty()) {
            return Optional.of("names the attribute " + path + ", which the schema does not have (it has "
                    + String.join(
                            ", ",
                            schema.attributes().stream()
                                    .map(AttributeRule::path)
                                    .toList())
                    + ")");
        }
        AttributeType type = rule.get().type();
        List<Comparison> sensible = Comparison.of(type);
        if (!sensible.contains(comparison)) {
            return Optional.of("compares " + path + " with " + comparison.word() + ", but its type, " + type.word()
                    + ", has only " + Comparison.words(sensible));
        }
        return Optional.ofNullable(typed(rule.get()).fault())
                .map(fault -> "has a value for " + path + " that " + fault);
    }

    /**
     * Whether a persona meets the condition. An attribute without a value meets no condition.
     *
     * @param schema a schema for which there is no {@linkplain #fault fault}
     * @param values the persona's effective attributes by path
     */
    boolean isMetBy(PersonaSchema schema, Map<String, Object> values) {
        Object actual = values.get(path);
        Optional<Object> expected = rule(schema).map(rule -> typed(rule).value());
        return actual != null && expected.isPresent() && holds(actual, expected.get());
    }

    private boolean holds(Object actual, Object expected) {
        if (comparison == Comparison.CONTAINS) {
            return contains(actual, expected);
        }
        if (expected instanceof BigDecimal number) {
            return comparison.holds(new BigDecimal(actual.toString()).compareTo(number));
        }
        if (expected instanceof Instant time) {
            return AttributeValues.time(actual)
                    .map(own -> comparison.holds(own.compareTo(time)))
                    .orElse(false);
        }
        return comparison.holds(actual.equals(expected) ? 0 : 1);
    }

    /** Whether a list has an entry, a map a name, or a text a part. */
    private static boolean contains(Object actual, Object expected) {
        if (actual instanceof List<?> list) {
            return list.contains(expected);
        }
        return actual instanceof Map<?, ?> map
                ? map.containsKey(expected)
                : actual instanceof String text && text.contains(expected.toString());
    }

    private Optional<AttributeRule> rule(PersonaSchema schema) {
        return schema.attributes().stream()
                .filter(rule -> rule.path().equals(path))
                .findFirst();
    }

    /** The operand as a value to compare with: a date-time as {@code Instant}, any number as {@code BigDecimal}. */
    private Typed typed(AttributeRule rule) {
        return switch (rule.type()) {
            case BOOLEAN ->
                operand.equals("true") || operand.equals("false")
                        ? Typed.ok(Boolean.valueOf(operand))
                        : Typed.fault("must be true or false");
            case INTEGER, NUMBER -> number();
            case DATE_TIME ->
                AttributeValues.time(operand).map(Typed::ok).orElseGet(() -> Typed.fault(AttributeValues.TIME_FAULT));
            case STRING, EMAIL, ENUM, STRING_LIST -> text(rule);
            // The options of a map are those of its values, and a condition asks for a name.
            case MAP -> Typed.ok(operand);
        };
    }

    private Typed number() {
        try {
            Checked number = AttributeValues.typed(AttributeType.NUMBER, new BigDecimal(operand));
            return number.value() == null ? Typed.fault("must be a number") : Typed.ok(number.value());
        } catch (NumberFormatException e) {
            return Typed.fault("must be a number");
        }
    }

    private Typed text(AttributeRule rule) {
        List<String> options = rule.constraints().options();
        return options.isEmpty() || options.contains(operand)
                ? Typed.ok(operand)
                : Typed.fault("must be one of: " + String.join(", ", options));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** As {@link AttributeValues.Checked}, with a value to compare with. */
    private record Typed(@Nullable Object value, @Nullable String fault) {
        static Typed ok(Object value) {
            return new Typed(value, null);
        }

        static Typed fault(String fault) {
            return new Typed(null, fault);
        }
    }

    /** The condition as it can be read again. */
    @Override
    public String toString() {
        boolean plain = operand.equals(operand.strip())
                && !operand.isEmpty()
                && unquoted(operand).equals(operand);
        return path + " " + comparison.word() + " " + (plain ? operand : "\"" + operand + "\"");
    }
}
