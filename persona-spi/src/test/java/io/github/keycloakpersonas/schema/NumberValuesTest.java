package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that attributes with numbers have. */
class NumberValuesTest extends AttributeChecks {

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
}
