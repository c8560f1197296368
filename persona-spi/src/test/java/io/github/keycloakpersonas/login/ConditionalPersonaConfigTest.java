package io.github.keycloakpersonas.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticatorConfigModel;

/** When a flow's condition is met, and how its settings are read. */
class ConditionalPersonaConfigTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");

    private static final Persona TRAVELER = persona("traveler", "corsica");
    private static final Persona AGENT = persona("travel-agent", "acme");

    private static Persona persona(String title, String circle) {
        PersonaKey key = new PersonaKey("u", title, circle);
        return new Persona(
                key.personaId(),
                key,
                Status.ACTIVE,
                new Validity(FROM, TILL),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    private static ConditionalPersonaConfig read(Map<String, String> settings) {
        AuthenticatorConfigModel model = new AuthenticatorConfigModel();
        model.setConfig(settings);
        return ConditionalPersonaConfig.of(model);
    }

    @Nested
    class AnyPersonaOfTheUser {

        @ParameterizedTest
        @CsvSource({
            "'', '', true",
            "travel-agent, '', true",
            "admin## travel-agent , '', true",
            "admin, '', false",
            "'', acme, true",
            "'', elsewhere, false",
            "traveler, corsica, true",
            "traveler, acme, false"
        })
        void meetsTheConditionWithATitleAndACircleThatItNames(String titles, String circles, boolean isMet) {
            Map<String, String> settings =
                    Map.of(ConditionalPersonaConfig.TITLES, titles, ConditionalPersonaConfig.CIRCLES, circles);
            Map<String, String> negated = new HashMap<>(settings);
            negated.put(ConditionalPersonaConfig.NEGATE, "true");
            List<Persona> active = List.of(TRAVELER, AGENT);
            assertThat(read(settings).isMet(active, Optional.empty())).isEqualTo(isMet);
            assertThat(read(negated).isMet(active, Optional.empty())).isEqualTo(!isMet);
        }

        @Test
        void isMissingWhereTheUserHasNone() {
            assertThat(read(Map.of()).isMet(List.of(), Optional.empty())).isFalse();
        }
    }

    @Nested
    class TheSelectedPersona {

        private final ConditionalPersonaConfig agents = read(
                Map.of(ConditionalPersonaConfig.TITLES, "travel-agent", ConditionalPersonaConfig.MODE, "works-as"));

        @Test
        void aloneCounts() {
            List<Persona> active = List.of(TRAVELER, AGENT);
            assertThat(agents.isMet(active, Optional.of(AGENT))).isTrue();
            assertThat(agents.isMet(active, Optional.of(TRAVELER))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"true", "false"})
        void mayStillMatchBeforeItIsChosen(String negate) {
            ConditionalPersonaConfig config = read(Map.of(
                    ConditionalPersonaConfig.TITLES,
                    "travel-agent",
                    ConditionalPersonaConfig.MODE,
                    "works-as",
                    ConditionalPersonaConfig.NEGATE,
                    negate));
            assertThat(config.isMet(List.of(TRAVELER), Optional.empty())).isTrue();
        }

        @Test
        void isNeverChosenWhereTheUserHasNone() {
            assertThat(agents.isMet(List.of(), Optional.empty())).isFalse();
        }
    }

    @Nested
    class Settings {

        @Test
        void thatAreNotThereAreTheDefaults() {
            ConditionalPersonaConfig defaults =
                    new ConditionalPersonaConfig(TitlesAndCircles.ANY, ConditionalPersonaConfig.Mode.HAS, false, true);
            assertThat(ConditionalPersonaConfig.of(null)).isEqualTo(defaults);
            assertThat(ConditionalPersonaConfig.of(new AuthenticatorConfigModel()))
                    .isEqualTo(defaults);
            assertThat(read(Map.of())).isEqualTo(defaults);
        }

        @Test
        void areReadAsKeycloakStoresThem() {
            assertThat(read(Map.of(
                            ConditionalPersonaConfig.TITLES, "a## b ##",
                            ConditionalPersonaConfig.CIRCLES, "acme",
                            ConditionalPersonaConfig.MODE, "works-as",
                            ConditionalPersonaConfig.NEGATE, "true",
                            ConditionalPersonaConfig.ONCE, "false")))
                    .isEqualTo(new ConditionalPersonaConfig(
                            TitlesAndCircles.of(List.of("a", "b"), List.of(new Circle("acme"))),
                            ConditionalPersonaConfig.Mode.WORKS_AS,
                            true,
                            false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "HAS", "worksas"})
        void nameNoOtherMode(String mode) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(Map.of(ConditionalPersonaConfig.MODE, mode)))
                    .withMessageContaining(mode);
        }
    }
}
