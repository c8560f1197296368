package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
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

    private static Page page(@Nullable String first, @Nullable String max) {
        Map<String, List<String>> sent = new HashMap<>();
        if (first != null) {
            sent.put("first", List.of(first));
        }
        if (max != null) {
            sent.put("max", List.of(max));
        }
        return Parameters.read(sent, Page::of);
    }

    private static Problem problem(@Nullable String first, @Nullable String max) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> page(first, max));
        return Objects.requireNonNull(thrown, "it is a page").problem();
    }

    @ParameterizedTest
    @CsvSource({", , 0, 100", "5, , 5, 100", ", 1, 0, 1", "1000000000, 1000, 1000000000, 1000", "0, 7, 0, 7"})
    void isReadWithDefaults(@Nullable String first, @Nullable String max, int expectedFirst, int expectedMax) {
        assertThat(page(first, max)).isEqualTo(new Page(expectedFirst, expectedMax));
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
    @CsvSource({"0, 3, 0 1 2 3", "1, 2, 1 2 3", "2, 3, 2 3 4", "4, 3, 4", "5, 3, ''"})
    void looksAheadByOneEntry(int first, int max, String part) {
        List<Integer> all = IntStream.range(0, 5).boxed().toList();
        assertThat(new Page(first, max).ahead(all).stream().map(String::valueOf))
                .containsExactly(part.isEmpty() ? new String[0] : part.split(" ", -1));
        assertThat(new Page(first, max).ahead()).isEqualTo(max + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | first=30&max=20",
                "first=10&max=20 | first=30&max=20",
                "status=active&max=20&title=a%26b&first=10 | status=active&title=a%26b&first=30&max=20",
                "search=first&first=10 | search=first&first=30&max=20",
                "%66irst=10&x | x&first=30&max=20",
                "title=a&title=b&& | title=a&title=b&first=30&max=20",
                "firsts=1&ma%78=20 | firsts=1&first=30&max=20",
                "cursor=x&cursors=y | cursors=y&first=30&max=20"
            })
    void leadsOnWithAllElseThatWasAsked(@Nullable String query, String next) {
        List<String> parameters = NextPage.skipping(new Page(10, 20)).orElseThrow();
        assertThat(NextPage.query(query, parameters)).isEqualTo(next);
    }

    @Test
    void leadsOnAfterACursor() {
        Cursor cursor = Cursor.of("some-user");
        assertThat(NextPage.query("title=a&first=3&max=20&cursor=x", NextPage.after(cursor, new Page(3, 20))))
                .isEqualTo("title=a&cursor=" + cursor.text() + "&max=20");
    }

    @Test
    void leadsNoFurtherThanCanBeSkipped() {
        assertThat(NextPage.skipping(new Page(999_999_990, 10))).isPresent();
        assertThat(NextPage.skipping(new Page(999_999_991, 10))).isEmpty();
    }
}
