package io.github.keycloakpersonas.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the value of a scope names a persona. */
class RequestedPersonaTest {

    @ParameterizedTest
    @CsvSource({
        "traveler@corsica, traveler@corsica",
        "office-manager@Smith%20%26%20Sons, office-manager@Smith & Sons",
        "traveler@C%C3%B4te%20d'Azur, traveler@Côte d'Azur",
        "traveler@a+b, traveler@a+b",
        "7b0e_traveler_corsica, 7b0e_traveler_corsica"
    })
    void isPercentEncoded(String value, String name) {
        assertThat(RequestedPersona.scopeValue(value)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "traveler@%zz", "a%2"})
    void isRefusedWhereAPercentSignStartsNothing(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestedPersona.scopeValue(value));
    }
}
