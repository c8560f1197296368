package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds values against their rule. A value is one of {@code Boolean}, {@code Long}, {@code BigDecimal}, {@code String}
 * and {@code List<String>}; a date-time is a string in UTC.
 */
public final class AttributeValues {

    /** The least and greatest time that a database of ours and ISO 8601 with four digits both can hold. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** The last time that can be kept. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** RFC 5321 section 4.5.3.1.3 bounds a path to 256 octets with its angle brackets. */
    private static final int EMAIL_MAX_LENGTH = 254;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63})+");
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The digits of a number that may have been kept before it had to be one that every reader has. */
    static final int MAX_DIGITS = 40;

    private AttributeValues() {}

    /**
     * A value made to fit its rule, or what is wrong with it.
     *
     * @param value the value as it is kept; null exactly when there is a fault
     * @param fault the fault without the member's name; null exactly when there is a value
     */
    public record Checked(@Nullable Object value, @Nullable String fault) {
        static Checked ok(Object value) {
            return new Checked(value, null);
        }

        static Checked fault(String fault) {
            return new Checked(null, fault);
        }
    }

    /** Holds a value that is new against all of its rule, and against what every reader of JSON can read. */
    public static Checked check(AttributeRule rule, Object value) {
        Checked checked = checkKept(rule, value);
        return checked.value() == null ? checked : carried(checked.value(), checked);
    }

    /** What a number that some readers would change is told; any other value stands. */
    private static Checked carried(Object value, Checked otherwise) {
        if (value instanceof Long integer && !CarriedNumbers.isCarried(integer)) {
            return Checked.fault(CarriedNumbers.INTEGER_FAULT);
        }
        boolean lost = value instanceof BigDecimal number && !CarriedNumbers.isCarried(number);
        return lost ? Checked.fault(CarriedNumbers.NUMBER_FAULT) : otherwise;
    }

    /** Holds a value that may be of an earlier version against all of its rule: type, range, length, pattern and options. */
    static Checked checkKept(AttributeRule rule, Object value) {
        Checked typed = typed(rule.type(), value);
        if (typed.value() == null) {
            return typed;
        }
        Optional<String> fault = fault(rule, typed.value());
        return fault.isPresent() ? Checked.fault(fault.get()) : typed;
    }

    /**
     * What a kept value reads as under its rule: itself where its type still fits, else the default.
     *
     * @param own the kept value, null if there is none
     * @return null if there is neither
     */
    static @Nullable Object readable(AttributeRule rule, @Nullable Object own) {
        Object known = own == null ? null : known(rule, own);
        return known == null ? rule.defaultValue() : known;
    }

    /** A kept value as its rule reads it; null where the type does not fit any more. */
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

    /** What a client is told whose time can't be read. */
    public static final String TIME_FAULT =
            "must be an ISO 8601 time with offset between 1970 and 9999, such as 2026-12-31T23:59:59Z";

    /** A value as its type keeps it, or why it is not of that type. Earlier versions kept larger and longer numbers. */
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
    private static BigDecimal plainScale(BigDecimal decimal) {
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

    /** Whether a value is one that some attribute of some schema could have. */
    public static boolean canBeKept(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(entry -> entry instanceof String && canBeKept(entry));
        }
        if (value instanceof String text) {
            return isPlainText(text) && text.codePointCount(0, text.length()) <= SchemaRules.MAX_LENGTH;
        }
        return value instanceof Boolean
                || value instanceof Long
                || (value instanceof BigDecimal number && isBounded(number));
    }

    /** Neither control characters nor halves of a surrogate pair: not every database can store those. */
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
            return listFault(constraints, list);
        }
        return value instanceof String text ? textFault(constraints, text) : Optional.empty();
    }

    private static Optional<String> listFault(Constraints constraints, List<?> list) {
        if (constraints.max() == null && list.size() > Constraints.DEFAULT_MAX_ENTRIES) {
            return Optional.of("must have at most " + Constraints.DEFAULT_MAX_ENTRIES + " entries");
        }
        Optional<String> size = rangeFault(constraints, BigDecimal.valueOf(list.size()), " entries");
        if (size.isPresent()) {
            return size.map(fault -> fault.replaceFirst("be", "have"));
        }
        return list.stream()
                .map(entry -> textFault(constraints, String.valueOf(entry)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(fault -> "has an entry that " + fault);
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

    private static Optional<String> textFault(Constraints constraints, String text) {
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
