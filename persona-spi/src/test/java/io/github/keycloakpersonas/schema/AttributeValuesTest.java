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
            "-0.0, 0",
            "-7, -7",
            "5.0, 5",
            "5E+3, 5000",
            "9007199254740991, 9007199254740991",
            "-9007199254740991, -9007199254740991",
            "9.007199254740991E+15, 9007199254740991"
        })
        void isAnyWholeNumberThatEveryReaderHas(BigDecimal sent, long kept) {
            assertThat(check(AttributeType.INTEGER, sent)).isEqualTo(new Checked(kept, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.5", "1E-1", "9007199254740991.5"})
        void isWhole(BigDecimal sent) {
            assertThat(check(AttributeType.INTEGER, sent)).isEqualTo(new Checked(null, "must be an integer"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9007199254740992",
                    "-9007199254740992",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1E+19"
                })
        void isNoneThatSomeReadersWouldChange(BigDecimal sent) {
            String fault = "must be an integer between -9007199254740991 and 9007199254740991";
            assertThat(check(AttributeType.INTEGER, sent).fault()).isEqualTo(fault);
            if (sent.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                assertThat(check(AttributeType.INTEGER, sent.longValueExact()).fault())
                        .isEqualTo(fault);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE})
        void thatAnEarlierVersionHasKeptIsStillRead(long kept) {
            assertThat(AttributeValues.typed(AttributeType.INTEGER, kept).value())
                    .isEqualTo(kept);
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

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "7",
                    "-0.125",
                    "0.1",
                    "1.1",
                    "0.30000000000000004",
                    "3.141592653589793",
                    "123456789012345",
                    "100000000000000000000",
                    "5e-324",
                    "2.2250738585072014E-308",
                    "1.7976931348623157E+308",
                    "2e23",
                    "8.41E21",
                    "9007199254740992"
                })
        void isAnyThatADoubleHoldsAsItIsWritten(BigDecimal sent) {
            assertThat(check(AttributeType.NUMBER, sent).value())
                    .isInstanceOfSatisfying(
                            BigDecimal.class, kept -> assertThat(kept).isEqualByComparingTo(sent));
        }

        @Test
        void isTheSameWithZerosAtItsEnd() {
            assertThat(check(AttributeType.NUMBER, 7L).value()).isEqualTo(new BigDecimal("7"));
            assertThat(check(AttributeType.NUMBER, new BigDecimal("1.100")).value())
                    .isEqualTo(new BigDecimal("1.1"));
            assertThat(check(AttributeType.NUMBER, new BigDecimal("0.1" + "0".repeat(300)))
                            .value())
                    .isEqualTo(new BigDecimal("0.1"));
            assertThat(check(AttributeType.NUMBER, new BigDecimal("-0.00")).value())
                    .isEqualTo(new BigDecimal("0"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.1000000000000000055511151231257827",
                    "0.30000000000000005",
                    "3.1415926535897932",
                    "1111111111111111111111111111111111111111",
                    "9007199254740993",
                    "1e400",
                    "-1e309",
                    "1e-400",
                    "2e-324",
                    "1.23e-323"
                })
        void isNoneThatSomeReadersWouldChange(BigDecimal sent) {
            assertThat(check(AttributeType.NUMBER, sent).fault())
                    .isEqualTo(
                            "must be a number that a double holds as it is written: about 16 digits, at most 1.7e308");
        }

        @Test
        void isNoneEitherWhereItComesAsALong() {
            assertThat(check(AttributeType.NUMBER, 9007199254740993L).fault())
                    .startsWith("must be a number that a double");
        }

        @Test
        void ofFortyDigitsThatAnEarlierVersionHasKeptIsStillRead() {
            BigDecimal longest = new BigDecimal("1".repeat(40));
            assertThat(AttributeValues.typed(AttributeType.NUMBER, longest).value())
                    .isEqualTo(longest);
        }

        @Test
        void isNoText() {
            assertThat(check(AttributeType.NUMBER, "7").fault()).isEqualTo("must be a number");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "1e1000000000, INTEGER",
        "1e1000000000, NUMBER",
        "1e-1000000000, INTEGER",
        "1e-1000000000, NUMBER",
        "-1e2147483647, NUMBER",
        "-1e2147483647, INTEGER",
        "1e2001, NUMBER",
        "1e-2001, NUMBER"
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
            "2026-01-01T00:00:00+02, 2025-12-31T22:00:00Z",
            "2026-01-01T00:00:00+0200, 2025-12-31T22:00:00Z",
            "2026-01-01T00:00:00-0330, 2026-01-01T03:30:00Z",
            "2026-01-01T00:00:00+0545, 2025-12-31T18:15:00Z",
            "2026-01-01T00:00:00-03, 2026-01-01T03:00:00Z",
            "2026-01-01T00:00:00\u221203:30, 2026-01-01T03:30:00Z",
            "2026-01-01T00:00:00.5+0200, 2025-12-31T22:00:00.500Z",
            "2026-01-01T00:00+14, 2025-12-31T10:00:00Z",
            "2026-01-01T00:00:00+18:00, 2025-12-31T06:00:00Z",
            "2026-01-01T00:00:00-00:00, 2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00+0000, 2026-01-01T00:00:00Z",
            "2026-01-01t00:00:00z, 2026-01-01T00:00:00Z",
            "2028-02-29T23:59:59-0100, 2028-03-01T00:59:59Z",
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
                    "2026-01-01T24:00:00Z",
                    "2026-12-31T23:59:60Z",
                    "2026-01-01T00:60:00Z",
                    "2026-01-01T00:00:00+2",
                    "2026-01-01T00:00:00+020",
                    "2026-01-01T00:00:00+02:0",
                    "2026-01-01T00:00:00+02:00:00",
                    "2026-01-01T00:00:00+0260",
                    "2026-01-01T00:00:00+19:00",
                    "2026-01-01T00:00:00+99",
                    "2026-01-01T00:00:00 02:00",
                    "2026-01-01T00:00:00 +02:00",
                    "2026-01-01 00:00:00Z",
                    "2026-01-01T00:00:00Z ",
                    "2026-01-01T00:00:00ZZ",
                    "2026-01-01T00:00:00+02Z",
                    "2026-01-01T00:00:00[Europe/Berlin]",
                    "2026-01-01T00:00:00.Z",
                    "2026-01-01T00:00:00,5Z",
                    "2026-01-01T00Z",
                    "20260101T000000Z",
                    "2026-W01-1T00:00:00Z",
                    "\u0662026-01-01T00:00:00Z",
                    "1969-12-31T23:59:59-0000",
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
