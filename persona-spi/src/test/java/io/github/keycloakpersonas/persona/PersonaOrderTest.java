package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaOrderTest {

    @ParameterizedTest
    @EnumSource
    void isReadInBothDirections(PersonaOrder.By by) {
        assertThat(PersonaOrder.parse(by.word())).contains(new PersonaOrder(by, false));
        assertThat(PersonaOrder.parse("-" + by.word())).contains(new PersonaOrder(by, true));
        assertThat(PersonaOrder.words()).contains(by.word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "username", "TITLE", "--title", "+title", "title,circle"})
    void isNothingElse(String text) {
        assertThat(PersonaOrder.parse(text)).isEmpty();
    }

    @Test
    void hasTwoOrdersOfItsOwn() {
        assertThat(PersonaOrder.parse("-created_at")).contains(PersonaOrder.NEWEST_FIRST);
        assertThat(PersonaOrder.parse("valid_till")).contains(PersonaOrder.ENDING_FIRST);
    }
}
