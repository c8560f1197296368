package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema's constraints add to the types. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConstrainedValuesTest {

    private static final AnAttribute INTEGER = AnAttribute.named("x", AttributeType.INTEGER);
    private static final AnAttribute NUMBER = AnAttribute.named("x", AttributeType.NUMBER);
    private static final AnAttribute STRING = AnAttribute.named("x", AttributeType.STRING);
    private static final AnAttribute LIST = AnAttribute.named("x", AttributeType.STRING_LIST);

    private static @Nullable String fault(AnAttribute attribute, Object value) {
        return AttributeValues.check(attribute.rule(), value).fault();
    }

    @Nested
    class ARange {

        @ParameterizedTest
        @CsvSource({
            "0, 100, -1, must be between 0 and 100",
            "0, 100, 0, ",
            "0, 100, 100, ",
            "0, 100, 101, must be between 0 and 100",
            "0, , -1, must be at least 0",
            "0, , 9007199254740991, ",
            ", 0, 1, must be at most 0",
            ", 0, -9007199254740991, "
        })
        void boundsAnInteger(@Nullable String min, @Nullable String max, long value, @Nullable String fault) {
            assertThat(fault(INTEGER.between(min, max), value)).isEqualTo(fault);
        }

        @ParameterizedTest
        @CsvSource({
            "0.5, 1.5, 0.49, must be between 0.5 and 1.5",
            "0.5, 1.5, 0.50, ",
            "0.5, 1.5, 1.500, ",
            "0.5, 1.5, 1.51, must be between 0.5 and 1.5",
            "1E+3, , 999.9, must be at least 1000"
        })
        void boundsANumber(@Nullable String min, @Nullable String max, BigDecimal value, @Nullable String fault) {
            assertThat(fault(NUMBER.between(min, max), value)).isEqualTo(fault);
        }

        @ParameterizedTest
        @CsvSource({
            "1, 2, 0, must have between 1 and 2 entries",
            "1, 2, 1, ",
            "1, 2, 2, ",
            "1, 2, 3, must have between 1 and 2 entries",
            "1, , 0, must have at least 1 entries",
            ", , 100, ",
            ", , 101, must have at most 100 entries",
            "1, , 101, must have at most 100 entries",
            ", 200, 200, ",
            ", 200, 201, must have at most 200 entries"
        })
        void boundsTheEntriesOfAList(@Nullable String min, @Nullable String max, int entries, @Nullable String fault) {
            assertThat(fault(LIST.between(min, max), Collections.nCopies(entries, "e")))
                    .isEqualTo(fault);
        }
    }

    @Nested
    class ALength {

        @ParameterizedTest
        @CsvSource({
            "2, 3, a, must have 2 to 3 characters",
            "2, 3, ab, ",
            "2, 3, abc, ",
            "2, 3, abcd, must have 2 to 3 characters",
            ", 1, 😀, ",
            "2, , 😀, must have 2 to 255 characters",
            "0, 0, '', "
        })
        void boundsATextInCharacters(
                @Nullable Integer min, @Nullable Integer max, String text, @Nullable String fault) {
            assertThat(fault(STRING.ofLength(min, max), text)).isEqualTo(fault);
        }

        @Test
        void isAtMost255WhereTheSchemaNamesNone() {
            assertThat(fault(STRING, "a".repeat(255))).isNull();
            assertThat(fault(STRING, "a".repeat(256))).isEqualTo("must have 0 to 255 characters");
            assertThat(fault(STRING.ofLength(null, 4000), "a".repeat(4000))).isNull();
        }

        @Test
        void boundsEachEntryOfAList() {
            assertThat(fault(LIST.ofLength(2, 3), List.of("ab", "abc"))).isNull();
            assertThat(fault(LIST.ofLength(2, 3), List.of("ab", "a")))
                    .isEqualTo("has an entry that must have 2 to 3 characters");
        }
    }

    @Nested
    class APattern {

        @ParameterizedTest
        @ValueSource(strings = {"AB12", "ZZ99"})
        void takesWhatMatchesAsAWhole(String text) {
            assertThat(fault(STRING.matching("[A-Z]{2}[0-9]{2}"), text)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "AB1", "xAB12", "AB12x", "AB12\n"})
        void refusesTheRest(String text) {
            assertThat(fault(STRING.matching("[A-Z]{2}[0-9]{2}"), text))
                    .isEqualTo("must match the pattern [A-Z]{2}[0-9]{2}");
        }

        @Test
        void takesLinearTime() {
            AnAttribute careless = STRING.matching("(a|a)*(a+)+$").ofLength(null, 4000);
            assertThat(fault(careless, "a".repeat(3999) + "!")).startsWith("must match the pattern");
        }

        @Test
        void bindsEachEntryOfAList() {
            assertThat(fault(LIST.matching("[a-z]+"), List.of("a", "B")))
                    .isEqualTo("has an entry that must match the pattern [a-z]+");
        }
    }

    @Nested
    class Options {

        private final AnAttribute seat =
                AnAttribute.named("seat", AttributeType.ENUM).oneOf("aisle", "window");

        @ParameterizedTest
        @CsvSource({
            "aisle, ",
            "window, ",
            "Window, 'must be one of: aisle, window'",
            "'', 'must be one of: aisle, window'"
        })
        void areTheOnlyValuesOfAnEnum(String value, @Nullable String fault) {
            assertThat(fault(seat, value)).isEqualTo(fault);
        }

        @Test
        void restrictTextsAndEntriesToo() {
            assertThat(fault(STRING.oneOf("a"), "b")).isEqualTo("must be one of: a");
            assertThat(fault(LIST.oneOf("a", "b"), List.of("b", "a"))).isNull();
            assertThat(fault(LIST.oneOf("a", "b"), List.of("c"))).isEqualTo("has an entry that must be one of: a, b");
        }
    }
}
