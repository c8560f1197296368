package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.rest.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What format an export has. */
class ExportFormatTest {

    @ParameterizedTest
    @CsvSource({
        "'', NDJSON",
        "*/*, NDJSON",
        "text/csv, CSV",
        "'Text/CSV;q=0.9, */*', CSV",
        "'application/x-ndjson, text/csv', NDJSON"
    })
    void isWhatTheHeaderSays(String accepted, ExportFormat format) {
        assertThat(ExportFormat.of(null, accepted)).isEqualTo(format);
    }

    @Test
    void isWhatTheParameterSaysBeforeThat() {
        assertThat(ExportFormat.of("csv", "application/x-ndjson")).isEqualTo(ExportFormat.CSV);
        assertThat(ExportFormat.of("ndjson", "text/csv")).isEqualTo(ExportFormat.NDJSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CSV", "xlsx"})
    void isNothingElse(String sent) {
        assertThatThrownBy(() -> ExportFormat.of(sent, "")).isInstanceOf(ProblemException.class);
    }
}
