package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code persona_id} names owner, title and circle; of whom it is, what is stored tells. */
class PersonaKeyTest {

    @ParameterizedTest
    @CsvSource({
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, traveler, corsica",
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, traveler, acme_corp",
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, traveler, _",
        "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d, traveler, __init__",
        "f:0b1d:anna, travel-agent, Best Travels & Co.",
        "f:0b1d:anna_maria, traveler, corsica",
        "f:0b1d:anna_maria, traveler, acme_corp_eu",
        "f:0b1d:_, traveler, corsica",
        "_, traveler, corsica",
        "f:a_b_c:d_e__, v1.2, L'île_d'Oléron",
        "f:0:Zoe\u0308_, traveler, a@b"
    })
    void isReadAsItIsWritten(String user, String title, String circle) {
        PersonaKey key = new PersonaKey(user, title, circle);
        assertThat(key.personaId()).isEqualTo(user + "_" + title + "_" + circle);
        assertThat(PersonaKey.readings(key.personaId())).contains(key);
        assertThat(PersonaKey.ofOwner(user, key.personaId())).contains(key);
    }

    @Test
    void hasOneReadingWithoutMoreUnderscores() {
        assertThat(PersonaKey.readings("u_traveler_corsica"))
                .containsExactly(new PersonaKey("u", "traveler", "corsica"));
        assertThat(PersonaKey.readings("u_traveler_acme_corp"))
                .containsExactly(
                        new PersonaKey("u", "traveler", "acme_corp"), new PersonaKey("u_traveler", "acme", "corp"));
        assertThat(PersonaKey.readings("f:0:anna_traveler_traveler_corsica"))
                .containsExactly(
                        new PersonaKey("f:0:anna", "traveler", "traveler_corsica"),
                        new PersonaKey("f:0:anna_traveler", "traveler", "corsica"));
    }

    @Test
    void isAnOwnersInOneWayOnly() {
        assertThat(PersonaKey.ofOwner("u", "u_traveler_acme_corp"))
                .contains(new PersonaKey("u", "traveler", "acme_corp"));
        assertThat(PersonaKey.ofOwner("u_traveler", "u_traveler_acme_corp"))
                .contains(new PersonaKey("u_traveler", "acme", "corp"));
        assertThat(PersonaKey.ofOwner("v", "u_traveler_corsica")).isEmpty();
        assertThat(PersonaKey.ofOwner("u", "u_traveler")).isEmpty();
        assertThat(PersonaKey.ofOwner("u", "u_trave ler_x")).isEmpty();
    }

    @Test
    void hasItsCircleInAnyForm() {
        PersonaKey key = new PersonaKey("u", "traveler", "Zoë");
        assertThat(PersonaKey.readings("u_traveler_Zoe\u0308 ")).containsExactly(key);
        assertThat(PersonaKey.ofOwner("u", "u_traveler_Zoe\u0308")).contains(key);
        assertThat(PersonaKey.readings("e\u0301_traveler_e\u0301"))
                .as("the user id stays as it is")
                .containsExactly(new PersonaKey("e\u0301", "traveler", "é"));
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
                "a_b_ ",
                "a_b c_d",
                "a_-b_c",
                "a_b_\u0000",
                "___",
                "a__",
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d"
            })
    void isNoTextWithoutThreeParts(String text) {
        assertThat(PersonaKey.readings(text)).isEmpty();
    }

    @Test
    void hasFewReadingsHoweverManyUnderscores() {
        assertThat(PersonaKey.readings("a_".repeat(200))).hasSizeLessThanOrEqualTo(128);
        assertThat(PersonaKey.readings("a_".repeat(2000))).isEmpty();
        assertThat(PersonaKey.readings("u".repeat(256) + "_traveler_x")).isEmpty();
        assertThat(PersonaKey.readings("u".repeat(255) + "_traveler_x")).hasSize(1);
        assertThat(PersonaKey.readings("u".repeat(255) + "_" + "t".repeat(64) + "_" + "e\u0301".repeat(255)))
                .hasSize(1);
    }
}
