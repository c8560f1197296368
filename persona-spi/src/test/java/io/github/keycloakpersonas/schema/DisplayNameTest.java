package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read instead of a name. */
class DisplayNameTest {

    private static final Texts TEXTS = key -> key.equals("title.boss") ? Optional.of("Chefin") : Optional.empty();

    private static Optional<String> fault(String text) {
        return new DisplayName(text).fault();
    }

    /** The tests of the consoles have the same table. */
    @ParameterizedTest
    @CsvSource({
        "office-manager, Office manager",
        "autobook_leadtime, Autobook leadtime",
        "travelAgent, Travel agent",
        "TravelAgent, Travel agent",
        "maxURLLength, Max URL length",
        "homeURL, Home URL",
        "VIPs, VIPs",
        "EU-citizen, EU citizen",
        "under-18, Under 18",
        "18-24, 18-24",
        "65-and-over, 65 and over",
        "level2, Level2",
        "level2Support, Level2 support",
        "v1.2, V1.2",
        "e-mail, E-mail",
        "sales.manager, Sales manager",
        "__a__b--, A b",
        "---, ---",
        "Büro-Leitung, Büro Leitung",
        "élève, Élève",
        "Office manager, Office manager",
        "by the window, by the window",
        "50%, 50%",
        "7, 7"
    })
    void isAReadableFormOfTheNameWhereThereIsNone(String name, String shown) {
        assertThat(DisplayName.NONE.insteadOf(name, TEXTS)).isEqualTo(shown);
    }

    @Test
    void isTheTextOrTheOneOfItsKey() {
        assertThat(new DisplayName("The boss").insteadOf("boss", TEXTS)).isEqualTo("The boss");
        assertThat(new DisplayName("${title.boss}").insteadOf("boss", TEXTS)).isEqualTo("Chefin");
        assertThat(new DisplayName("${title.other}").insteadOf("boss", TEXTS)).isEqualTo("Boss");
    }

    @Test
    void looksForNothingWhereItHasNoKey() {
        Texts none = key -> {
            throw new AssertionError(key);
        };
        assertThat(new DisplayName("The boss").insteadOf("boss", none)).isEqualTo("The boss");
        assertThat(DisplayName.NONE.insteadOf("boss", none)).isEqualTo("Boss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lead time (days)", "${a}", "${profile.attributes.x-y_z}", "5 $ {a}", "Zoë 😀", "مدير"})
    void isFine(String text) {
        assertThat(fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\t", "\u0000", "\u007f", "\u2028", "\u202e", "\u2066", "\ud83d"})
    void isOneLineWithoutControlCharacters(String text) {
        assertThat(fault(text)).contains("must not contain control characters or line breaks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${a", "a ${b}", "${a} ", "${a b}", "${a}${b}", "${${a}}", "${a$}"})
    void hasAKeyAloneAndWhole(String text) {
        assertThat(fault(text)).get().asString().startsWith("must be a text, or ${key} alone");
    }

    @Test
    void isBounded() {
        assertThat(fault("😀".repeat(100))).isEmpty();
        assertThat(fault("😀".repeat(101))).contains("must have at most 100 characters");
        assertThat(fault(" ")).contains("must not be blank");
    }

    @Test
    void ofAnOptionStandsForAnOptionOfTheAttribute() {
        AttributeRule rule =
                AnAttribute.named("seat", AttributeType.ENUM).oneOf("aisle").rule();
        AttributeRule named = new AttributeRule(
                rule.name(),
                rule.type(),
                null,
                rule.constraints(),
                rule.editableBy(),
                false,
                false,
                "",
                new DisplayName(" "),
                Map.of("window", new DisplayName("${")));
        PersonaSchema schema =
                new ASchema().title("t").attribute(new AnAttribute(named)).build();
        assertThat(SchemaRules.violations(schema))
                .extracting(Violation::sentence)
                .containsExactly(
                        "attributes.seat.display_name must not be blank",
                        "attributes.seat.option_display_names must name options of the attribute only, which 'window' is not",
                        "attributes.seat.option_display_names must be a text, or ${key} alone: a key has neither white"
                                + " space nor any of $ { }");
        assertThat(named.nameOf("window").text()).isEqualTo("${");
        assertThat(named.nameOf("aisle")).isEqualTo(DisplayName.NONE);
    }
}
