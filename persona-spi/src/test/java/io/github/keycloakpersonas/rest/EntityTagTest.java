package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ETags, and the If-Match headers that name them. */
class EntityTagTest {

    @Test
    void isTheVersionInQuotes() {
        assertThat(EntityTag.of(12)).isEqualTo("\"12\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void anyVersionWillDoWithoutAHeaderOrWithAStar(int version) {
        assertThat(EntityTag.accepted(Optional.empty()).test(version)).isTrue();
        assertThat(EntityTag.accepted(Optional.of(" * ")).test(version)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"3\" | true",
                "\"2\" | false",
                "\"1\", \"3\" | true",
                "\"1\",\"3\" | true",
                "\"other\" , \"3\" | true",
                "\"1\", \"2\" | false",
                "\"33\" | false",
                "\"03\" | false",
                "3 | false",
                "W/\"3\" | false",
                "W/\"3\", \"3\" | true",
                "\"3 | false",
                ", | false",
                "`` | false"
            })
    void aListAcceptsTheVersionsInIt(String ifMatch, boolean accepted) {
        assertThat(EntityTag.accepted(Optional.of(ifMatch)).test(3)).isEqualTo(accepted);
    }

    @Test
    void ofAContentChangesWithIt() {
        assertThat(EntityTag.ofContent("abc"))
                .matches("\"[0-9a-f]{16}\"")
                .isEqualTo(EntityTag.ofContent("abc"))
                .isNotEqualTo(EntityTag.ofContent("abd"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"a1\" | true",
                "\"b\", \"a1\" | true",
                "* | true",
                "\"b\" | false",
                "W/\"a1\" | false",
                "a1 | false"
            })
    void aListAcceptsTheTagsInIt(String ifMatch, boolean accepted) {
        assertThat(EntityTag.acceptedTags(Optional.of(ifMatch)).test("\"a1\"")).isEqualTo(accepted);
    }
}
