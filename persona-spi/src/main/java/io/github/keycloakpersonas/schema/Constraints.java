package io.github.keycloakpersonas.schema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of an attribute must satisfy beyond its type. Null means not limited.
 *
 * <p>The pattern is an RE2 expression: matching takes linear time for every input, so that no user can block the server
 * with a value that exploits a careless expression.
 *
 * @param required whether a persona must have a value
 * @param min the least number, or the least count of entries of a string list
 * @param max the greatest number, or the greatest count of entries of a string list
 * @param minLength the least length of a string or of an entry, in characters
 * @param maxLength the greatest length of a string or of an entry, in characters
 * @param pattern what the whole string or entry must match
 * @param options the values that a string, enum or entry is restricted to; empty for any
 */
public record Constraints(
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Pattern pattern,
        List<String> options) {

    /** The greatest length of a string where the schema names none. */
    public static final int DEFAULT_MAX_LENGTH = 255;

    /** The greatest count of entries of a string list where the schema names none. */
    public static final int DEFAULT_MAX_ENTRIES = 100;

    /** No constraint but the defaults above. */
    public static final Constraints NONE = new Constraints(false, null, null, null, null, null, List.of());

    public Constraints {
        options = List.copyOf(options);
    }

    /** The same with a range. */
    public Constraints between(@Nullable Long least, @Nullable Long greatest) {
        return new Constraints(
                required,
                least == null ? null : BigDecimal.valueOf(least),
                greatest == null ? null : BigDecimal.valueOf(greatest),
                minLength,
                maxLength,
                pattern,
                options);
    }

    int effectiveMaxLength() {
        return maxLength == null ? DEFAULT_MAX_LENGTH : maxLength;
    }
}
