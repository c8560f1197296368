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
                "W/\"3\" | true",
                "W/\"2\" | false",
                "W/\"2\", W/\"3\" | true",
                "W/\"2\",,W/\"3\", | true",
                "w/\"3\" | false",
                "W/ \"3\" | false",
                "W/3 | false",
                "\"3-gzip\" | true",
                "\"3--gzip\" | true",
                "W/\"3-br\" | true",
                "\"2-gzip\" | false",
                "\"3-other\" | false",
                "\"1,\\\"3\" | false",
                "\"1, 3\" | false",
                "\"a,b\", \"3\" | true",
                "\"3\" \"1\" | false",
                "\"3\", 1 | false",
                "\"3\", * | false",
                "\"3 | false",
                ", | false",
                "`` | false"
            })
    void aListAcceptsTheVersionsInIt(String ifMatch, boolean accepted) {
        assertThat(EntityTag.accepted(Optional.of(ifMatch)).test(3)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"a1\" | true",
                "W/\"a1\" | true",
                "\"b\", \"a1-gzip\" | true",
                "* | true",
                "\"b\" | false",
                "a1 | false",
                "`` | false"
            })
    void aCallerKnowsTheContentWhoseTagIsSent(String ifNoneMatch, boolean known) {
        assertThat(EntityTag.isKnown(Optional.of(ifNoneMatch), "\"a1\"")).isEqualTo(known);
    }

    @Test
    void aCallerKnowsNothingWithoutTheHeader() {
        assertThat(EntityTag.isKnown(Optional.empty(), "\"a1\"")).isFalse();
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
                "W/\"a1\" | true",
                "\"a1-gzip\" | true",
                "W/\"b\" | false",
                "a1 | false"
            })
    void aListAcceptsTheTagsInIt(String ifMatch, boolean accepted) {
        assertThat(EntityTag.acceptedTags(Optional.of(ifMatch)).test("\"a1\"")).isEqualTo(accepted);
    }
}
