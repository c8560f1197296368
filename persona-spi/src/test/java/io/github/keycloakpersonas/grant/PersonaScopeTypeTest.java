package io.github.keycloakpersonas.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.protocol.oidc.scope.InvalidScopeParameterException;

/** What a scope can say before anybody has logged in; the type takes nothing from the client scope itself. */
@NullUnmarked
class PersonaScopeTypeTest {

    private static final ClientScopeModel ANY = null;

    private final PersonaScopeType type = new PersonaScopeType();

    @Test
    void isForOnePersona() {
        assertThat(type.isRepeatable()).isFalse();
        assertThat(type.getId()).isEqualTo("persona");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traveler@corsica", "traveler@Smith%20%26%20Sons", "7b0e_traveler_corsica"})
    void takesAName(String value) {
        assertThatCode(() -> type.validateParameter(ANY, value)).doesNotThrowAnyException();
    }

    static String[] faulty() {
        return new String[] {"traveler@%", "x".repeat(4001)};
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void refusesWhatIsNone(String value) {
        assertThatThrownBy(() -> type.validateParameter(ANY, value))
                .isInstanceOf(InvalidScopeParameterException.class)
                .hasMessageStartingWith("Names no persona");
    }
}
