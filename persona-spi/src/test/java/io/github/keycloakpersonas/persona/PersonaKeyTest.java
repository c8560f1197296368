package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code persona_id} names owner, title and circle. */
class PersonaKeyTest {

    @ParameterizedTest
    @CsvSource({
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, traveler, corsica",
        "f:0b1d:anna, travel-agent, Best Travels & Co.",
        "f:0b1d:anna_maria, traveler, corsica",
        "f:0b1d:_, traveler, corsica",
        "f:a_b_c:d_e__, v1.2, L'île"
    })
    void isReadAsItIsWritten(String user, String title, String circle) {
        PersonaKey key = new PersonaKey(user, title, circle);
        assertThat(key.personaId()).isEqualTo(user + "_" + title + "_" + circle);
        assertThat(PersonaKey.parse(key.personaId())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "__",
                "a",
                "a_b",
                "_a_b",
                "a__b",
                "a_b_",
                "___",
                "a__",
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d"
            })
    void isNoTextWithoutThreeParts(String text) {
        assertThat(PersonaKey.parse(text)).isEmpty();
    }
}
