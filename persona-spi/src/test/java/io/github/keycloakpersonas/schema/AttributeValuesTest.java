package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type takes. What constraints add is in {@link ConstrainedValuesTest}. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttributeValuesTest {

    private static Checked check(AttributeType type, Object value) {
        return AttributeValues.check(AnAttribute.named("x", type).rule(), value);
    }

    @Nested
    class ABoolean {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isTrueOrFalse(boolean value) {
            assertThat(check(AttributeType.BOOLEAN, value)).isEqualTo(new Checked(value, null));
        }

        @Test
        void isNoWord() {
            assertThat(check(AttributeType.BOOLEAN, "true")).isEqualTo(new Checked(null, "must be true or false"));
        }
    }

    @Nested
    class AnInteger {

        @ParameterizedTest
        @CsvSource({
            "0, 0",
            "-7, -7",
            "5.0, 5",
            "5E+3, 5000",
            "9223372036854775807, 9223372036854775807",
            "-9223372036854775808, -9223372036854775808"
        })
        void isAnyWholeNumberOf64Bits(BigDecimal sent, long kept) {
            assertThat(check(AttributeType.INTEGER, sent)).isEqualTo(new Checked(kept, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.5", "9223372036854775808", "-9223372036854775809", "1E+19", "1E-1"})
        void isNothingElse(BigDecimal sent) {
            assertThat(check(AttributeType.INTEGER, sent)).isEqualTo(new Checked(null, "must be an integer"));
        }

        @Test
        void isKeptAsItIsWhenItComesAsALong() {
            assertThat(check(AttributeType.INTEGER, 7L)).isEqualTo(new Checked(7L, null));
        }

        @Test
        void isNoTextAndNoTruth() {
            assertThat(check(AttributeType.INTEGER, "7").fault()).isEqualTo("must be an integer");
            assertThat(check(AttributeType.INTEGER, true).fault()).isEqualTo("must be an integer");
        }
    }

    @Nested
    class ANumber {

        @Test
        void isAnyNumberOfFortyDigits() {
            assertThat(check(AttributeType.NUMBER, 7L).value()).isEqualTo(new BigDecimal("7"));
            assertThat(check(AttributeType.NUMBER, new BigDecimal("-0.125")).value())
                    .isEqualTo(new BigDecimal("-0.125"));
            BigDecimal longest = new BigDecimal("1".repeat(40));
            assertThat(check(AttributeType.NUMBER, longest).value()).isEqualTo(longest);
        }

        @Test
        void hasNoMoreDigits() {
            assertThat(check(AttributeType.NUMBER, new BigDecimal("1".repeat(41)))
                            .fault())
                    .isEqualTo("must be a number of at most 40 digits");
        }

        @Test
        void isNoText() {
            assertThat(check(AttributeType.NUMBER, "7").fault()).isEqualTo("must be a number of at most 40 digits");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "1e1000000000, INTEGER",
        "1e1000000000, NUMBER",
        "1e-1000000000, INTEGER",
        "1e-1000000000, NUMBER",
        "-1e2147483647, NUMBER",
        "1e41, NUMBER",
        "1e-41, NUMBER"
    })
    void anAbsurdExponentIsRefusedWithoutBeingWrittenOut(String number, AttributeType type) {
        Object value = number.equals("-1e2147483647")
                ? new BigDecimal(BigInteger.ONE.negate(), -Integer.MAX_VALUE)
                : new BigDecimal(number);
        assertThat(check(type, value).fault()).startsWith("must be a");
    }

    @Nested
    class AString {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Zoë", "two\nlines\r\n\ttabbed", "😀"})
        void isAnyText(String text) {
            assertThat(check(AttributeType.STRING, text)).isEqualTo(new Checked(text, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\0", "a\u0007", "\u001b[31m", "\u007f", "\u0085", "\ud83d", "\ude00 lone", "\ude00\ud83d"})
        void hasNoControlCharactersAndNoHalfCharacters(String text) {
            assertThat(check(AttributeType.STRING, text).fault()).isEqualTo("must not contain control characters");
        }

        @Test
        void isNoNumber() {
            assertThat(check(AttributeType.STRING, 1L).fault()).isEqualTo("must be a string");
        }
    }

    @Nested
    class AnEmailAddress {

        @ParameterizedTest
        @ValueSource(strings = {"a@b.c", "first.last+tag@sub.example.org", "zoë@exämple.org"})
        void hasAnAtAndADottedDomain(String address) {
            assertThat(check(AttributeType.EMAIL, address)).isEqualTo(new Checked(address, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "a", "a@b", "@b.c", "a@.c", "a@b.", "a@b..c", "a b@c.d", "a@@b.c", "a@b.c\n", "a\0@b.c"})
        void isNothingElse(String text) {
            assertThat(check(AttributeType.EMAIL, text).fault()).isEqualTo("must be an e-mail address");
        }

        @Test
        void hasBoundedParts() {
            assertThat(check(AttributeType.EMAIL, "a".repeat(64) + "@b.c").fault())
                    .isNull();
            assertThat(check(AttributeType.EMAIL, "a".repeat(65) + "@b.c").fault())
                    .isNotNull();
            assertThat(check(AttributeType.EMAIL, "a@" + "b".repeat(250) + ".c").fault())
                    .isEqualTo("must be an e-mail address");
            assertThat(check(AttributeType.EMAIL, 5L).fault()).isEqualTo("must be an e-mail address");
        }
    }

    @Nested
    class ADateTime {

        @ParameterizedTest
        @CsvSource({
            "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00+02:00, 2025-12-31T22:00:00Z",
            "2026-01-01T00:00-05:30, 2026-01-01T05:30:00Z",
            "2026-01-01T00:00:00.1239Z, 2026-01-01T00:00:00.123Z",
            "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
        })
        void isKeptInUtcToTheMillisecond(String sent, String kept) {
            assertThat(check(AttributeType.DATE_TIME, sent)).isEqualTo(new Checked(kept, null));
            assertThat(AttributeValues.time(sent)).contains(Instant.parse(kept));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "2026-01-01",
                    "2026-01-01T00:00:00",
                    "2026-02-30T00:00:00Z",
                    "2026-01-01T25:00:00Z",
                    "1969-12-31T23:59:59.999Z",
                    "+10000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59-01:00",
                    "+999999999-12-31T23:59:59-18:00",
                    "-0001-01-01T00:00:00Z",
                    "2026-01-01T00:00:00.00000000000000000000000000000Z",
                    "now"
                })
        void isNothingElse(String text) {
            assertThat(check(AttributeType.DATE_TIME, text).fault()).isEqualTo(AttributeValues.TIME_FAULT);
        }

        @Test
        void isNoNumber() {
            assertThat(check(AttributeType.DATE_TIME, 0L).fault()).isEqualTo(AttributeValues.TIME_FAULT);
        }
    }

    @Nested
    class AStringList {

        @Test
        void isAListOfStrings() {
            assertThat(check(AttributeType.STRING_LIST, List.of()).value()).isEqualTo(List.of());
            assertThat(check(AttributeType.STRING_LIST, List.of("a", "b")).value())
                    .isEqualTo(List.of("a", "b"));
        }

        @Test
        void isNothingElse() {
            assertThat(check(AttributeType.STRING_LIST, "a").fault()).isEqualTo("must be a list of strings");
            String fault = "must be a list of strings without control characters";
            assertThat(check(AttributeType.STRING_LIST, List.of("a", 1L)).fault())
                    .isEqualTo(fault);
            assertThat(check(AttributeType.STRING_LIST, Arrays.asList("a", null))
                            .fault())
                    .isEqualTo(fault);
            assertThat(check(AttributeType.STRING_LIST, List.of("\0")).fault()).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObjectFitsNoType(AttributeType type) {
        assertThat(check(type, Map.of("a", "b")).fault()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = "STRING_LIST", mode = Mode.EXCLUDE)
    void aListFitsNoOtherType(AttributeType type) {
        assertThat(check(type, List.of("a")).fault()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"STRING", "ENUM"},
            mode = Mode.EXCLUDE)
    void anyTextFitsNoTypeButTexts(AttributeType type) {
        assertThat(check(type, "any").fault()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"STRING", "ENUM"},
            mode = Mode.INCLUDE)
    void anyTextFitsTexts(AttributeType type) {
        assertThat(check(type, "any").value()).isEqualTo("any");
    }
}
