package io.github.keycloakpersonas.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a persona has passed, against what its title requires. */
class AssessedTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final Assessed PASSED =
            new Assessed(Map.of("risk", NOW, "law", Assessed.FOR_EVER), List.of("risk", "law"));

    private static AssessmentResult result(boolean passed, @Nullable Instant until) {
        return new AssessmentResult("r", "p", "risk", 1, NOW, passed, until, Map.of(), Map.of());
    }

    @Test
    void sufficesUntilTheFirstEnd() {
        assertThat(PASSED.sufficesAt(NOW.minusMillis(1))).isTrue();
        assertThat(PASSED.sufficesAt(NOW)).isFalse();
        assertThat(PASSED.until()).isEqualTo(NOW);
        assertThat(PASSED.missingAt(NOW)).containsExactly("risk");
        assertThat(PASSED.under(List.of("law")).until()).isEqualTo(Instant.MAX);
        assertThat(PASSED.under(List.of("law")).sufficesAt(NOW)).isTrue();
    }

    @Test
    void doesNotSufficeWithoutAllThatIsRequired() {
        assertThat(PASSED.under(List.of("risk", "other")).sufficesAt(NOW.minusMillis(1)))
                .isFalse();
        assertThat(Assessed.NONE.sufficesAt(NOW)).isTrue();
        assertThat(Assessed.NONE.until()).isEqualTo(Instant.MAX);
    }

    @Test
    void followsTheLatestResult() {
        assertThat(PASSED.after("risk", null).passed()).containsOnlyKeys("law");
        assertThat(PASSED.after("risk", result(false, null)).passed()).containsOnlyKeys("law");
        assertThat(PASSED.after("risk", result(true, null)).passed()).containsEntry("risk", Assessed.FOR_EVER);
        assertThat(PASSED.after("risk", result(true, NOW.plusMillis(1))).passed())
                .containsEntry("risk", NOW.plusMillis(1));
    }

    @Test
    void isTheSameAfterItWasWritten() {
        assertThat(Assessed.NONE.text()).isNull();
        assertThat(Assessed.read(null)).isEqualTo(Assessed.NONE);
        assertThat(Assessed.read(PASSED.text())).isEqualTo(PASSED.under(List.of()));
    }

    @Test
    void staysShortEnoughForTheDatabase() {
        Assessed all = IntStream.range(0, 100)
                .mapToObj(i -> ("n" + i + "x".repeat(50)).substring(0, 50))
                .reduce(
                        Assessed.NONE,
                        (assessed, name) -> assessed.after(name, result(true, Assessed.FOR_EVER)),
                        (one, other) -> one);
        assertThat(all.passed()).hasSize(38);
        assertThat(all.text()).hasSizeLessThanOrEqualTo(Assessed.LONGEST);
    }
}
