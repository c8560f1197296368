package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.schema.Circle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ProtocolMapperModel;

/** A mapper's settings, as administrators and imports leave them. */
class PersonaMapperConfigTest {

    private static PersonaMapperConfig config(Map<String, String> settings) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(settings));
        return PersonaMapperConfig.of(mapper);
    }

    @Test
    void withoutSettingsAreTheDefaults() {
        assertThat(config(Map.of()))
                .isEqualTo(new PersonaMapperConfig(
                        "personas",
                        "persona",
                        true,
                        false,
                        false,
                        ClaimFormat.OBJECT,
                        TitlesAndCircles.ANY,
                        true,
                        4096));
    }

    @Test
    void ofTheClientScopeAreTheDefaultsToo() {
        assertThat(config(OidcPersonaMapper.defaultConfig())).isEqualTo(config(Map.of()));
    }

    @Test
    void ofSamlWriteStringsWithoutLimits() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(Map.of("attribute.name", "mandates", "persona.circles", "acme")));
        assertThat(PersonaMapperConfig.ofSaml(mapper))
                .isEqualTo(new PersonaMapperConfig(
                        "mandates",
                        "persona",
                        true,
                        false,
                        false,
                        ClaimFormat.TITLE_AT_CIRCLE,
                        new TitlesAndCircles(Set.of(), Set.of(new Circle("acme"))),
                        false,
                        0));
    }

    @Test
    void areRead() {
        assertThat(config(Map.of(
                        "claim.name", "my.personas",
                        "persona.selected.claim", "my.persona",
                        "persona.selected", "false",
                        "persona.selected.pin", "true",
                        "persona.selected.refuse.refresh", "true",
                        "persona.format", "title@circle",
                        "persona.titles", "traveler##travel-agent",
                        "persona.circles", "Best Travels & Co.",
                        "persona.limit.expiry", "false",
                        "persona.budget", "300")))
                .isEqualTo(new PersonaMapperConfig(
                        "my.personas",
                        "my.persona",
                        false,
                        true,
                        true,
                        ClaimFormat.TITLE_AT_CIRCLE,
                        new TitlesAndCircles(
                                Set.of("traveler", "travel-agent"), Set.of(new Circle("Best Travels & Co."))),
                        false,
                        300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutAClaimNameHaveTheDefault(String name) {
        assertThat(config(Map.of("claim.name", name)).claim()).isEqualTo("personas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "##", " ## "})
    void withAnEmptyFilterFilterNothing(String filter) {
        assertThat(config(Map.of("persona.titles", filter, "persona.circles", filter)))
                .isEqualTo(config(Map.of()));
    }

    @Test
    void nameCirclesInAnyForm() {
        PersonaMapperConfig config = config(Map.of("persona.circles", "Zoe\u0308## family \u00a0##R+D"));
        assertThat(config.filter().circles())
                .containsExactlyInAnyOrder(new Circle("Zoë"), new Circle("family"), new Circle("R+D"));
        assertThat(config.filter().hasCircle(new Circle("Zoe\u0308"))).isTrue();
        assertThat(config.filter().hasCircle(new Circle("Zoe"))).isFalse();
    }

    @Test
    void dropEmptyAndRepeatedEntriesOfAFilter() {
        assertThat(config(Map.of("persona.titles", "a## a ####b")).filter().titles())
                .containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "'', false"})
    void limitTheExpiryUnlessSwitchedOff(String setting, boolean limits) {
        assertThat(config(Map.of("persona.limit.expiry", setting)).limitsExpiry())
                .isEqualTo(limits);
    }

    @ParameterizedTest
    @EnumSource
    void knowEveryFormatByItsWord(ClaimFormat format) {
        assertThat(ClaimFormat.words()).contains(format.word());
        assertThat(config(Map.of("persona.format", format.word())).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OBJECT", "list"})
    void takeObjectsForAnUnknownFormat(String word) {
        assertThat(config(Map.of("persona.format", word)).format()).isEqualTo(ClaimFormat.OBJECT);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "' 5 ', 5", "1000000, 1000000", "1000001, 4096", "-1, 4096", "many, 4096", "'', 4096"})
    void haveASafeBudgetInDoubt(String setting, int budget) {
        assertThat(config(Map.of("persona.budget", setting)).budget()).isEqualTo(budget);
    }

    /** Of the settings in turn: whether the mapper shows the selected persona, and whether tokens end with it. */
    @ParameterizedTest
    @CsvSource({
        "true, true, p1, false",
        "true, true, p2, true",
        "true, true, , false",
        "false, true, p2, false",
        "true, false, p2, false"
    })
    void forbidARenewalWithoutTheSelectedPersona(
            String shows, String ends, @Nullable String selected, boolean forbidden) {
        PersonaMapperConfig config = config(Map.of("persona.selected", shows, "persona.selected.refuse.refresh", ends));
        assertThat(config.forbidsRenewal(Optional.ofNullable(selected), "p1"::equals))
                .isEqualTo(forbidden);
    }
}
