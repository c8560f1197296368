package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against their rule. A value is one of {@code Boolean}, {@code Long}, {@code BigDecimal}, {@code String},
 * {@code List<String>}, and maps whose values are {@code BigDecimal} or {@code String}; a date-time is a string in UTC.
 */
public final class AttributeValues {

    /** The earliest time that can be stored in every database and written in ISO 8601 with four digits of the year. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** The latest time that can be stored. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** RFC 5321, section 4.5.3.1.3, limits a path to 256 octets, its angle brackets included. */
    private static final int EMAIL_MAX_LENGTH = 254;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63})+");
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The highest number of digits of numbers that earlier versions have stored. */
    static final int MAX_DIGITS = 40;

    private AttributeValues() {}

    /**
     * A value in the form of its rule, or what is wrong with it.
     *
     * @param value the value as it is stored; null exactly if there is a fault
     * @param fault the fault without the member's name; null exactly if there is a value
     */
    public record Checked(@Nullable Object value, @Nullable String fault) {
        static Checked ok(Object value) {
            return new Checked(value, null);
        }

        static Checked fault(String fault) {
            return new Checked(null, fault);
        }
    }

    /** Checks a new value against its whole rule, and whether every reader of JSON can read it unchanged. */
    public static Checked check(AttributeRule rule, Object value) {
        Checked checked = checkKept(rule, value);
        return checked.value() == null ? checked : carried(checked.value(), checked);
    }

    /** The fault of a number that some readers would change; any other value passes. */
    private static Checked carried(Object value, Checked otherwise) {
        if (value instanceof Long integer && !CarriedNumbers.isCarried(integer)) {
            return Checked.fault(CarriedNumbers.INTEGER_FAULT);
        }
        boolean lost = value instanceof BigDecimal number && !CarriedNumbers.isCarried(number);
        return lost ? Checked.fault(CarriedNumbers.NUMBER_FAULT) : otherwise;
    }

    /**
     * Checks a stored value, which an earlier version may have accepted, against its whole rule: type, range, length,
     * pattern and options.
     */
    static Checked checkKept(AttributeRule rule, Object value) {
        Checked typed = typed(rule.type(), value);
        if (typed.value() == null) {
            return typed;
        }
        Optional<String> fault = fault(rule, typed.value());
        return fault.isPresent() ? Checked.fault(fault.get()) : typed;
    }

    /**
     * What a stored value reads as: the value itself if its type still fits the rule, otherwise the default.
     *
     * @param own the stored value; null if there is none
     * @return null if there is neither
     */
    static @Nullable Object readable(AttributeRule rule, @Nullable Object own) {
        Object known = own == null ? null : known(rule, own);
        return known == null ? rule.defaultValue() : known;
    }

    /** A stored value in the form of its rule; null if the type does not fit any more. */
    static @Nullable Object known(AttributeRule rule, Object own) {
        boolean offered = rule.type() != AttributeType.ENUM
                || (own instanceof String text && rule.constraints().options().contains(text));
        return offered ? typed(rule.type(), own).value() : null;
    }

    /** Reads an ISO 8601 time with any offset, to the millisecond. */
    public static Optional<Instant> time(Object value) {
        if (!(value instanceof String text) || text.length() > 40) {
            return Optional.empty();
        }
        return IsoTime.read(text).filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    }

    /** The fault of a time that cannot be read. */
    public static final String TIME_FAULT =
            "must be an ISO 8601 time with offset between 1970 and 9999, such as 2026-12-31T23:59:59Z";

    /**
     * A value as it is stored for its type, or why it is not of that type. Earlier versions accepted larger and longer
     * numbers.
     */
    public static Checked typed(AttributeType type, Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? Checked.ok(value) : Checked.fault("must be true or false");
            case INTEGER -> integer(value);
            case NUMBER -> number(value);
            case STRING, ENUM -> string(value);
            case EMAIL -> email(value);
            case DATE_TIME ->
                time(value).map(time -> Checked.ok(time.toString())).orElseGet(() -> Checked.fault(TIME_FAULT));
            case STRING_LIST -> stringList(value);
            case MAP -> MapValues.typed(value);
        };
    }

    private static Checked integer(Object value) {
        if (value instanceof Long) {
            return Checked.ok(value);
        }
        boolean computable = value instanceof BigDecimal number && CarriedNumbers.isComputable(number);
        if (computable
                && value instanceof BigDecimal decimal
                && decimal.stripTrailingZeros().scale() <= 0) {
            boolean fits = decimal.compareTo(LONG_MIN) >= 0 && decimal.compareTo(LONG_MAX) <= 0;
            return fits ? Checked.ok(decimal.longValueExact()) : Checked.fault(CarriedNumbers.INTEGER_FAULT);
        }
        return Checked.fault("must be an integer");
    }

    private static Checked number(Object value) {
        if (value instanceof Long number) {
            return Checked.ok(BigDecimal.valueOf(number));
        }
        if (value instanceof BigDecimal decimal && (isBounded(decimal) || CarriedNumbers.isCarried(decimal))) {
            return Checked.ok(plainScale(decimal));
        }
        return Checked.fault(value instanceof BigDecimal ? CarriedNumbers.NUMBER_FAULT : "must be a number");
    }

    /** One form for equal numbers: no trailing zeros after the point, no exponent. */
    static BigDecimal plainScale(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static boolean isBounded(BigDecimal decimal) {
        return decimal.precision() <= MAX_DIGITS && Math.abs((long) decimal.scale()) <= MAX_DIGITS;
    }

    private static Checked string(Object value) {
        if (!(value instanceof String text)) {
            return Checked.fault("must be a string");
        }
        return isPlainText(text) ? Checked.ok(text) : Checked.fault("must not contain control characters");
    }

    private static Checked email(Object value) {
        Checked text = string(value);
        boolean valid = text.value() instanceof String address
                && address.length() <= EMAIL_MAX_LENGTH
                && EMAIL.matcher(address).matches();
        return valid ? text : Checked.fault("must be an e-mail address");
    }

    private static Checked stringList(Object value) {
        if (!(value instanceof List<?> list)) {
            return Checked.fault("must be a list of strings");
        }
        List<String> entries = new ArrayList<>();
        for (Object entry : list) {
            if (!(entry instanceof String text) || !isPlainText(text)) {
                return Checked.fault("must be a list of strings without control characters");
            }
            entries.add(text);
        }
        return Checked.ok(List.copyOf(entries));
    }

    /** Whether an attribute of any schema could have the value. */
    public static boolean canBeKept(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(entry -> entry instanceof String && canBeKept(entry));
        }
        if (value instanceof Map<?, ?> map) {
            return MapValues.canBeKept(map);
        }
        if (value instanceof String text) {
            return isPlainText(text) && text.codePointCount(0, text.length()) <= SchemaRules.MAX_LENGTH;
        }
        return value instanceof Boolean
                || value instanceof Long
                || (value instanceof BigDecimal number && isBounded(number));
    }

    /**
     * Whether a text has neither control characters nor halves of a surrogate pair, which not every database can store.
     */
    public static boolean isPlainText(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static Optional<String> fault(AttributeRule rule, Object value) {
        Constraints constraints = rule.constraints();
        if (value instanceof Long number) {
            return rangeFault(constraints, BigDecimal.valueOf(number), "");
        }
        if (value instanceof BigDecimal number) {
            return rangeFault(constraints, number, "");
        }
        if (value instanceof List<?> list) {
            return entriesFault(constraints, list);
        }
        if (value instanceof Map<?, ?> map) {
            return MapValues.fault(constraints, map);
        }
        return value instanceof String text ? textFault(constraints, text) : Optional.empty();
    }

    private static Optional<String> entriesFault(Constraints constraints, List<?> list) {
        Optional<String> size = sizeFault(constraints, list.size());
        if (size.isPresent()) {
            return size;
        }
        return list.stream()
                .map(entry -> textFault(constraints, String.valueOf(entry)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(fault -> "has an entry that " + fault);
    }

    /** The fault of a list or a map with too few or too many entries. */
    static Optional<String> sizeFault(Constraints constraints, int entries) {
        if (constraints.max() == null && entries > Constraints.DEFAULT_MAX_ENTRIES) {
            return Optional.of("must have at most " + Constraints.DEFAULT_MAX_ENTRIES + " entries");
        }
        return rangeFault(constraints, BigDecimal.valueOf(entries), " entries")
                .map(fault -> fault.replaceFirst("be", "have"));
    }

    private static Optional<String> rangeFault(Constraints constraints, BigDecimal number, String unit) {
        BigDecimal min = constraints.min();
        BigDecimal max = constraints.max();
        boolean low = min != null && number.compareTo(min) < 0;
        boolean high = max != null && number.compareTo(max) > 0;
        return low || high ? Optional.of("must be " + range(min, max) + unit) : Optional.empty();
    }

    private static String range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min == null || max == null) {
            return max == null ? "at least " + plain(min) : "at most " + plain(max);
        }
        return "between " + plain(min) + " and " + plain(max);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static Optional<String> textFault(Constraints constraints, String text) {
        int length = text.codePointCount(0, text.length());
        int most = constraints.effectiveMaxLength();
        int least = constraints.minLength() == null ? 0 : constraints.minLength();
        if (length < least || length > most) {
            return Optional.of("must have " + least + " to " + most + " characters");
        }
        if (!constraints.options().isEmpty() && !constraints.options().contains(text)) {
            return Optional.of("must be one of: " + String.join(", ", constraints.options()));
        }
        if (constraints.pattern() != null && !constraints.pattern().matches(text)) {
            return Optional.of("must match the pattern " + constraints.pattern().pattern());
        }
        return Optional.empty();
    }
}
