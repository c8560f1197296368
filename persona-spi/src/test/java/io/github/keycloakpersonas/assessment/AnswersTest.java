package io.github.keycloakpersonas.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are right. */
class AnswersTest {

    private static final Assessment ASSESSMENT = AnAssessment.named("a")
            .single("one", true, "0", "1")
            .multiple("some", 2, 3, "0", "1", "2", "3")
            .scale("scale", false, -2, 2)
            .text("text", 5)
            .build();

    private static List<String> faults(String question, @Nullable Object answer) {
        Map<String, @Nullable Object> given = new HashMap<>(Map.of("one", "a", "some", List.of("a", "b")));
        given.put(question, answer);
        return Answers.of(ASSESSMENT, given).faults().stream()
                .map(fault -> fault.member() + " " + fault.message())
                .toList();
    }

    @Test
    void areKeptAsTheyAre() {
        Map<String, Object> given = Map.of("one", "b", "some", List.of("d", "a"), "scale", -2L, "text", "12\n45");
        assertThat(Answers.of(ASSESSMENT, new HashMap<>(given))).isEqualTo(new Answers(given, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2.0, 2", "-2, -2", "2e0, 2"})
    void readWholeNumbersHoweverTheyAreWritten(String number, long expected) {
        Map<String, @Nullable Object> given = new HashMap<>(Map.of("one", "a", "some", List.of("a", "b")));
        given.put("scale", new BigDecimal(number));
        assertThat(Answers.of(ASSESSMENT, given).values()).containsEntry("scale", expected);
    }

    @Test
    void mustBeThereWhereTheyAreRequired() {
        assertThat(faults("one", null)).containsExactly("answers.one is required");
        assertThat(faults("one", " ")).containsExactly("answers.one is required");
        assertThat(faults("some", List.of())).containsExactly("answers.some is required");
        assertThat(faults("text", null)).isEmpty();
    }

    @Test
    void mustBeOptions() {
        assertThat(faults("one", "c")).containsExactly("answers.one must be one of: a, b");
        assertThat(faults("one", 1L)).containsExactly("answers.one must be one of: a, b");
        String some = "answers.some must be a list of 2 to 3 different ones of: a, b, c, d";
        assertThat(faults("some", List.of("a"))).containsExactly(some);
        assertThat(faults("some", List.of("a", "a"))).containsExactly(some);
        assertThat(faults("some", List.of("a", "b", "c", "d"))).containsExactly(some);
        assertThat(faults("some", List.of("a", "e"))).containsExactly(some);
        assertThat(faults("some", Collections.nCopies(2, 3L))).containsExactly(some);
        assertThat(faults("some", "a")).containsExactly(some);
    }

    @Test
    void mustBeOnTheScale() {
        String fault = "answers.scale must be a whole number between -2 and 2";
        assertThat(faults("scale", 3L)).containsExactly(fault);
        assertThat(faults("scale", -3L)).containsExactly(fault);
        assertThat(faults("scale", new BigDecimal("1.5"))).containsExactly(fault);
        assertThat(faults("scale", new BigDecimal("1e999999999"))).containsExactly(fault);
        assertThat(faults("scale", "1")).containsExactly(fault);
    }

    @Test
    void mustBeShortTextsThatCanBeKept() {
        String fault = "answers.text must be a string of at most 5 characters without control characters";
        assertThat(faults("text", "123456")).containsExactly(fault);
        assertThat(faults("text", "a\u0000")).containsExactly(fault);
        assertThat(faults("text", "a\ud800")).containsExactly(fault);
        assertThat(faults("text", true)).containsExactly(fault);
        assertThat(faults("text", "😀😀😀😀😀")).isEmpty();
    }

    @Test
    void mustAnswerQuestions() {
        assertThat(faults("other", "x")).containsExactly("answers.other is not a question of this assessment");
    }

    @Test
    void canBeMissingAsLongAsTheyAreNotHandedIn() {
        Answers unfinished = Answers.unfinished(ASSESSMENT, new HashMap<>(Map.of("some", List.of("a"), "one", "x")));
        assertThat(unfinished.values()).containsExactly(Map.entry("some", List.of("a")));
        assertThat(unfinished.faults()).containsExactly(new Fault("answers.one", "must be one of: a, b"));
    }
}
