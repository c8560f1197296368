package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of an input are told together, and of very many the first. */
class MemberFaultsTest {

    private final MemberFaults faults = new MemberFaults();

    private List<Violation> told() {
        return Objects.requireNonNull(catchThrowableOfType(PersonaFailure.class, faults::throwIfAny))
                .violations();
    }

    @Test
    void areNotThrownWhereThereAreNone() {
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void areToldInTheirOrder() {
        faults.add("title", "is required");
        faults.addSentence("circle", "No such circle");
        assertThat(told())
                .containsExactly(Violation.of("title", "is required"), Violation.sentence("circle", "No such circle"));
    }

    @ParameterizedTest
    @CsvSource({"99, 99", "100, 100", "101, 100", "10000, 100"})
    void areNoMoreThanAnAnswerNames(int found, int named) {
        for (int i = 0; i < found; i++) {
            faults.add("m" + i, "is wrong");
        }
        assertThat(told()).hasSize(named).first().isEqualTo(Violation.of("m0", "is wrong"));
    }

    @Nested
    class InputInAMessage {

        @Test
        void isWholeUpToSixtyFourCharacters() {
            assertThat(Violation.shown("x".repeat(64))).isEqualTo("x".repeat(64));
            assertThat(Violation.shown("x".repeat(65))).isEqualTo("x".repeat(64) + "…");
        }

        @Test
        void isNotCutInsideOfACharacter() {
            assertThat(Violation.shown("\uD83D\uDE00".repeat(65))).isEqualTo("\uD83D\uDE00".repeat(64) + "…");
        }

        @Test
        void hasNoControlCharacters() {
            assertThat(Violation.shown("a\nb\u0000c\u202Ed")).isEqualTo("a?b?c?d");
        }
    }
}
