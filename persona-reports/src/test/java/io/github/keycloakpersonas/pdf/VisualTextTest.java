package io.github.keycloakpersonas.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text from the right to the left, and the forms of Arabic letters. */
class VisualTextTest {

    @Test
    void isAsItIsWrittenFromTheLeft() {
        assertThat(VisualText.of("corsica (12)")).isEqualTo("corsica (12)");
        assertThat(VisualText.isOther("東京")).isFalse();
    }

    @Test
    void isTurnedFromTheRight() {
        assertThat(VisualText.of("\u05D0\u05D1(12)")).isEqualTo("(12)\u05D1\u05D0");
    }

    @Test
    void joinsLetters() {
        // Initial, medial and final beh.
        assertThat(ArabicForms.of("\u0628\u0628\u0628")).isEqualTo("\uFE91\uFE92\uFE90");
        // Alef joins to what is before it only.
        assertThat(ArabicForms.of("\u0627\u0628")).isEqualTo("\uFE8D\uFE8F");
        // Lam and alef are one sign.
        assertThat(ArabicForms.of("\u0644\u0627")).isEqualTo("\uFEFB");
        assertThat(ArabicForms.of("\u0628\u0644\u0627")).isEqualTo("\uFE91\uFEFC");
        // A mark does not part letters.
        assertThat(ArabicForms.of("\u0628\u064E\u0628")).isEqualTo("\uFE91\u064E\uFE90");
        assertThat(ArabicForms.of("abc")).isEqualTo("abc");
    }
}
