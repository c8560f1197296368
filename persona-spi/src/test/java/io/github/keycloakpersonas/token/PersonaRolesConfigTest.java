package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.token.PersonaRolesConfig.Mode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.ProtocolMapperModel;

/** The settings of the mapper of roles, as administrators and imports leave them. */
class PersonaRolesConfigTest {

    private static PersonaRolesConfig config(Map<String, String> settings) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(settings));
        return PersonaRolesConfig.of(mapper);
    }

    @Test
    void withoutSettingsAreTheDefaults() {
        assertThat(config(Map.of()))
                .isEqualTo(new PersonaRolesConfig(
                        Mode.ADD, true, false, TitlesAndCircles.ANY, Set.of("account", "persona-api"), true));
    }

    @Test
    void areRead() {
        assertThat(config(Map.of(
                        "persona.roles.mode", "exact",
                        "persona.roles.of", "active",
                        "persona.selected.pin", "true",
                        "persona.titles", "clerk##chief",
                        "persona.circles", "acme",
                        "persona.roles.kept.clients", "account##shop",
                        "persona.limit.expiry", "false")))
                .isEqualTo(new PersonaRolesConfig(
                        Mode.EXACT,
                        false,
                        true,
                        new TitlesAndCircles(Set.of("clerk", "chief"), Set.of(new Circle("acme"))),
                        Set.of("account", "shop"),
                        false));
    }

    @Test
    void canKeepNothing() {
        assertThat(config(Map.of("persona.roles.kept.clients", "")).keptClients())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowEveryModeByItsWord(Mode mode) {
        assertThat(Mode.words()).contains(mode.word());
        assertThat(config(Map.of("persona.roles.mode", mode.word())).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"persona.roles.mode, ADD", "persona.roles.mode, ''", "persona.roles.of, all"})
    void thatNobodyKnowsGrantLessRatherThanMore(String setting, String word) {
        PersonaRolesConfig config = config(Map.of(setting, word));
        assertThat(config.mode() == Mode.NARROW || config.ofSelected()).isTrue();
    }
}
