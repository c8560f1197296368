package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A circle has one form, and may have the characters that people write names with. */
class CircleTest {

    private static final String CHARACTERS =
            "may contain letters, digits, spaces, punctuation and symbols, but none of / \\ \" < > and no control characters";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "family",
                "family ",
                " family",
                "\tfamily\n",
                "\u00a0family\u00a0",
                "\u3000family\u2003",
                "\u2028family"
            })
    void hasNoWhiteSpaceAtItsEnds(String text) {
        assertThat(new Circle(text)).isEqualTo(new Circle("family")).hasToString("family");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "Ångström", "김치", "ἀρχή", "Việt Nam", "क़लम", "é_ü@ö", "ﬁn"})
    void isTheSameHoweverItsAccentsAreEncoded(String name) {
        Circle circle = new Circle(Normalizer.normalize(name, Normalizer.Form.NFD));
        assertThat(circle).isEqualTo(new Circle(name)).hasSameHashCodeAs(new Circle(name));
        assertThat(circle.name()).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        assertThat(new Circle(circle.name())).isEqualTo(circle);
    }

    @ParameterizedTest
    @CsvSource({"zoe, Zoe", "Zoe, Zoë", "a b, a  b", "ﬁn, fin", "１, 1"})
    void isNotTheSameAsOneWithOtherLetters(String one, String other) {
        assertThat(new Circle(one)).isNotEqualTo(new Circle(other));
    }

    @Test
    void circlesAreOrderedByName() {
        assertThat(new Circle("b")).isGreaterThan(new Circle("a")).isEqualByComparingTo(new Circle(" b "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "7",
                "_",
                "corsica",
                "acme-corp",
                "acme_corp",
                "__init__",
                "Team #1",
                "Team ##2",
                "R+D",
                "R&D",
                "(EU)",
                "[x] {y}",
                "O'Hara",
                "O’Hara",
                "\u02bbOkina",
                "Best Travels & Co.",
                "50 % off; a=b, c:d? yes!",
                "sales@acme",
                "a@b@c",
                "~user",
                "$ £ € ¥",
                "H₂O m² ½ Ⅳ ①",
                "…",
                "...",
                ".a",
                "a.",
                "100%",
                "%2F",
                "`code`",
                "x^2 | y",
                "«Guillemets» „Quotes“",
                "L'île",
                "Zürich",
                "東京",
                "山田家・本店",
                "Łódź",
                "Ωmega",
                "Привет",
                "שלום־עולם",
                "عائلة",
                "देवनागरी",
                "தமிழ்",
                "ශ්‍රී ලංකා",
                "می‌خواهم",
                "ক্‌ষ",
                "র‍্য",
                "မြန်မာ",
                "ไทย",
                "𐐀𐐁",
                "\uD842\uDFB7野家",
                "😀",
                "❤️",
                "❤️‍🔥",
                "👨‍👩‍👧‍👦",
                "👩🏽‍🚀",
                "1️⃣",
                "🇫🇷",
                "©™",
                "a  b"
            })
    void hasLettersDigitsSpacesPunctuationAndSymbols(String name) {
        Circle circle = new Circle(name);
        assertThat(circle.formFault()).isEmpty();
        assertThat(circle.canBeKept()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a\\b",
                "\"a\"",
                "<b>",
                "a>b",
                "a\tb",
                "a\nb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u00a0b",
                "a\u202fb",
                "a\u3000b",
                "a\u2028b",
                "a\u200bb",
                "a\u2060b",
                "a\ufeffb",
                "a\u00adb",
                "a\u200eb",
                "abc\u202etxt",
                "\u2066abc\u2069",
                "a\ue000b",
                "a\u0378b",
                "a\uffffb",
                "\ud83d",
                "a\ude00b",
                "\u0301a",
                "\u200da",
                "a\u200d",
                "a\u200c",
                "a \u200db",
                "a\u200d b",
                "a\u200c\u200db",
                "1\u200d2",
                "😀\u200c😀",
                "😀\u200d",
                "\u3164",
                "a\uffa0",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F"
            })
    void hasNothingElse(String name) {
        assertThat(new Circle(name).formFault()).contains(CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " . ", "..\t"})
    void isNoStepInAPath(String name) {
        assertThat(new Circle(name).formFault()).contains("must not be . or ..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\n\t"})
    void isNotEmpty(String name) {
        assertThat(new Circle(name).formFault()).contains("must have 1 to 100 characters");
        assertThat(new Circle(name).canBeKept()).isFalse();
    }

    @Test
    void hasAtMostAHundredCharactersInItsForm() {
        assertThat(new Circle("a".repeat(100)).formFault()).isEmpty();
        assertThat(new Circle("a".repeat(101)).formFault()).contains("must have 1 to 100 characters");
        assertThat(new Circle(" ".repeat(50) + "a".repeat(100)).formFault()).isEmpty();
        assertThat(new Circle("𐐀".repeat(100)).formFault())
                .as("two UTF-16 units each")
                .isEmpty();
        assertThat(new Circle("e\u0301".repeat(100)).formFault())
                .as("decomposed")
                .isEmpty();
        assertThat(new Circle("𐐀".repeat(101)).formFault()).isPresent();
    }

    @Test
    void canBeKeptAsLongAsAnAliasOfAnOrganization() {
        assertThat(new Circle("a".repeat(255)).canBeKept()).isTrue();
        assertThat(new Circle("😀".repeat(255)).canBeKept()).isTrue();
        assertThat(new Circle("a".repeat(256)).canBeKept()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/eu", "<acme>", "a\u200bb", "a\u00a0b", ".", "a\ue000"})
    void canBeKeptWithSignsThatOnlyAnAliasHas(String name) {
        assertThat(new Circle(name).canBeKept()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u0085b", "a\u2028b", "\ud83d"})
    void canNotBeKeptWhereADatabaseOrALogBreaks(String name) {
        assertThat(new Circle(name).canBeKept()).isFalse();
    }
}
