package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that attributes of each type have. */
class AttributeValuesTest extends AttributeChecks {

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
    @EnumSource(names = "MAP", mode = Mode.EXCLUDE)
    void anObjectFitsNoOtherType(AttributeType type) {
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
