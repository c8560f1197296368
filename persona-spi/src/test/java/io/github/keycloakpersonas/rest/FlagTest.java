package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters that switch something on. */
class FlagTest {

    @Test
    void isOffWhereItIsNotSent() {
        assertThat(Flag.of("force", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void isWhatItSays(String text, boolean isOn) {
        assertThat(Flag.of("force", text)).isEqualTo(isOn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "True", "TRUE", "1", "0", "yes", " true"})
    void isNothingElse(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Flag.of("force", text))
                .withMessageContaining("force must be true or false")
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(400));
    }
}
