package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of a list that a caller asks for. */
class PageTest {

    private static Problem problem(@Nullable String first, @Nullable String max) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> Page.of(first, max));
        return Objects.requireNonNull(thrown, "it is a page").problem();
    }

    @ParameterizedTest
    @CsvSource({", , 0, 100", "5, , 5, 100", ", 1, 0, 1", "1000000000, 1000, 1000000000, 1000", "0, 7, 0, 7"})
    void isReadWithDefaults(@Nullable String first, @Nullable String max, int expectedFirst, int expectedMax) {
        assertThat(Page.of(first, max)).isEqualTo(new Page(expectedFirst, expectedMax));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.0", "2147483648", " 1"})
    void startsAtAnInteger(String first) {
        Problem problem = problem(first, null);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).isEqualTo(Map.of("first", "must be an integer between 0 and 1000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001", "x"})
    void hasOneToAThousandEntries(String max) {
        assertThat(problem(null, max).errors()).isEqualTo(Map.of("max", "must be an integer between 1 and 1000"));
    }

    @Test
    void reportsBothFaultsAtOnce() {
        assertThat(problem("x", "0").detail())
                .isEqualTo(
                        "first must be an integer between 0 and 1000000000; max must be an integer between 1 and 1000");
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 0 1 2", "1, 2, 1 2", "4, 3, 4", "5, 3, ''"})
    void isThatPartOfTheEntries(int first, int max, String part) {
        assertThat(new Page(first, max).of(IntStream.range(0, 5).boxed()).map(String::valueOf))
                .containsExactly(part.isEmpty() ? new String[0] : part.split(" ", -1));
    }
}
