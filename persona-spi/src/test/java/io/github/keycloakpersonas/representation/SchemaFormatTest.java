package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format that a schema says it is written in. */
class SchemaFormatTest {

    private static final String LATER = "{\"format\":3,\"titles\":{\"who\":\"knows\"},\"stewards\":[]}";

    private static final String PLAIN =
            "{'titles':[{'name':'traveler'}],'attributes':[{'name':'a','type':'string','options':['x']}],'groups':[{'name':'g'}]}"
                    .replace('\'', '"');

    @Test
    void isWrittenWithEverySchema() {
        assertThat(SchemaRepresentation.text(DefaultSchema.INSTANCE)).startsWith("{\"format\":2,");
        assertThat(SchemaFormat.of(SchemaRepresentation.text(DefaultSchema.INSTANCE)))
                .isEqualTo(SchemaFormat.LATEST);
    }

    @Test
    void isTheFirstWhereAnEarlierVersionCanReadIt() {
        assertThat(SchemaRepresentation.text(SchemaReader.read(PLAIN))).startsWith("{\"format\":1,");
    }

    @ParameterizedTest
    @CsvSource({
        "'name\":\"traveler\"', 'display_name\":\"T\"'",
        "'name\":\"a\"', 'display_name\":\"A\"'",
        "'name\":\"g\"', 'display_name\":\"G\"'",
        "'name\":\"a\"', 'option_display_names\":{\"x\":\"X\"}'"
    })
    void isTheSecondWithAnyDisplayName(String name, String displayName) {
        String named = PLAIN.replace(name, name + ",\"" + displayName);
        assertThat(named).isNotEqualTo(PLAIN);
        assertThat(SchemaRepresentation.text(SchemaReader.read(named))).startsWith("{\"format\":2,");
    }

    @Test
    void isTheSecondWithAnEncryptedAttribute() {
        String open = PLAIN.replace("\"name\":\"a\"", "\"name\":\"a\",\"encrypted\":false");
        assertThat(SchemaRepresentation.text(SchemaReader.read(open)))
                .startsWith("{\"format\":1,")
                .doesNotContain("encrypted");
        assertThat(SchemaRepresentation.text(SchemaReader.read(open.replace("false", "true"))))
                .startsWith("{\"format\":2,")
                .contains("\"encrypted\":true");
    }

    @Test
    void isTheSecondWithAMap() {
        String mapped = PLAIN.replace("\"type\":\"string\"", "\"type\":\"map\"");
        assertThat(SchemaRepresentation.text(SchemaReader.read(mapped))).startsWith("{\"format\":2,");
    }

    @Test
    void isTheFirstWhereASchemaDoesNotSay() {
        String written = SchemaRepresentation.text(DefaultSchema.INSTANCE);
        String before = written.replace("\"format\":2,", "");
        assertThat(before).isNotEqualTo(written);
        assertThat(SchemaFormat.of(before)).isEqualTo(1);
        assertThat(SchemaReader.read(before)).isEqualTo(DefaultSchema.INSTANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"format\":2} | 2",
                "{\"format\":\"2\"} | 1",
                "{\"format\":null} | 1",
                "[] | 1",
                "no json | 1",
                "`` | 1"
            })
    void isReadFromAnyText(String text, int format) {
        assertThat(SchemaFormat.of(text)).isEqualTo(format);
    }

    @Test
    void isRefusedWhereOnlyALaterVersionReadsItAndNothingElseIsSaid() {
        InvalidSchemaException refusal = Objects.requireNonNull(
                catchThrowableOfType(InvalidSchemaException.class, () -> SchemaReader.read(LATER)));
        assertThat(refusal.violations())
                .containsExactly(Violation.of(
                        "format",
                        "is 3, which a later version of this extension has written; this one reads up to 2."
                                + " Update the extension on this server, or write the schema in format 2"));
        assertThat(SchemaFormat.isLater(SchemaFormat.of(LATER))).isTrue();
        assertThat(SchemaFormat.isLater(SchemaFormat.LATEST)).isFalse();
    }
}
