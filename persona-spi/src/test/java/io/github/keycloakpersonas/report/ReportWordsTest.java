package io.github.keycloakpersonas.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.representation.SchemaPreset;
import io.github.keycloakpersonas.review.Decision;
import io.github.keycloakpersonas.review.NoAnswer;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say in the language of their reader. */
class ReportWordsTest {

    private static final PersonaSchema SCHEMA = SchemaPreset.ALL.get(0).schema();

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream file = ReportWordsTest.class.getResourceAsStream(
                "/theme-resources/messages/messages_" + language + ".properties")) {
            messages.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static ReportWords words(String language) throws IOException {
        Properties messages = messages(language);
        Texts texts = key -> Optional.ofNullable(messages.getProperty(key));
        return new ReportWords(texts, SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "es", "fr", "nl"})
    void areThereForAllThatReportsHave(String language) throws IOException {
        Properties messages = messages(language);
        List<String> columns = Stream.of(AccessRow.COLUMNS, AssessmentReport.COLUMNS, ReviewRepresentation.COLUMNS)
                .flatMap(List::stream)
                .map(column -> "Column." + column)
                .toList();
        Stream<String> values = Stream.of(
                        Arrays.stream(Status.values()).map(status -> "status." + status.word()),
                        Arrays.stream(Decision.values()).map(decision -> "decision." + decision.word()),
                        Arrays.stream(ReviewState.values()).map(state -> "state." + state.word()),
                        Arrays.stream(NoAnswer.values()).map(answer -> "onNoAnswer." + answer.word()),
                        Stream.of("decision.total", "outcome.done", "outcome.gone", "outcome.failed"))
                .flatMap(all -> all)
                .map(value -> "Value." + value);
        assertThat(Stream.concat(columns.stream(), values).map(key -> "personaReport" + key))
                .allMatch(messages::containsKey);
        assertThat(words(language).labels().language()).isEqualTo(language);
    }

    @Test
    void standForWordsAndNotForNames() throws IOException {
        ReportWords words = words("de");
        assertThat(words.cell("status", "active")).isEqualTo("aktiv");
        assertThat(words.cell("circle", "active")).isEqualTo("active");
        assertThat(words.cell("decision", "")).isEmpty();
        assertThat(words.cell("outcome", "failed: other_mandate")).isEqualTo("nicht ausgeführt: other_mandate");
        assertThat(words.cell("passed", "true")).isEqualTo("ja");
        assertThat(words.cell("status", "unheard-of")).isEqualTo("unheard-of");
        assertThat(words.cell("title", "gone-since")).isEqualTo("Gone since");
        assertThat(words.fact("sha256", "access.csv")).isEqualTo("SHA-256 von access.csv");
    }

    @Test
    void areReadableWithoutTexts() {
        ReportWords words = new ReportWords(Texts.NONE, SCHEMA);
        assertThat(words.title("access")).isEqualTo("Title.access");
        assertThat(words.cell("status", "active")).isEqualTo("active");
    }
}
