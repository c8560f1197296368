package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications call a persona. */
class PersonaNameTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Persona persona(String user, String title, String circle) {
        return new Persona(
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
                new PersonaKey(user, title, circle),
                Status.ACTIVE,
                new Validity(NOW, NOW.plusSeconds(1)),
                Map.of(),
                null,
                new Revision(NOW, NOW, 0),
                null);
    }

    private static boolean isCalled(String name, String circle) {
        return PersonaName.of(name).isOf(persona("u", "traveler", circle));
    }

    @ParameterizedTest
    @CsvSource({
        "u_traveler_corsica, true",
        "traveler@corsica, true",
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, true",
        "traveler, false",
        "corsica, false",
        "@corsica, false",
        "traveler@, false",
        "Traveler@corsica, false",
        "traveler@Corsica, false",
        "v_traveler_corsica, false",
        "traveler_corsica, false",
        "'', false"
    })
    void namesItAlone(String name, boolean called) {
        assertThat(isCalled(name, "corsica")).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "traveler@acme@eu, acme@eu",
        "u_traveler_acme@eu, acme@eu",
        "u_traveler_acme_corp, acme_corp",
        "traveler@_acme_, _acme_",
        "traveler@Zoe\u0308, Zoë",
        "u_traveler_Zoe\u0308, Zoë",
        "'traveler@ family ', family",
        "'u_traveler_family ', family"
    })
    void hasItsCircleInAnyForm(String name, String circle) {
        assertThat(isCalled(name, circle)).isTrue();
    }

    @Test
    void isOfOneUser() {
        assertThat(PersonaName.of("u_traveler_corsica").isOf(persona("v", "traveler", "corsica")))
                .isFalse();
        assertThat(PersonaName.of("f:0:a_b_traveler_x_y").isOf(persona("f:0:a_b", "traveler", "x_y")))
                .isTrue();
    }
}
