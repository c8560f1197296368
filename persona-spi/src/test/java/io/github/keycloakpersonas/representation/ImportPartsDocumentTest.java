package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.ImportedFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportPartsDocumentTest {

    static Stream<ImportParts> parts() {
        ImportTerms loose = new ImportTerms(ImportMode.UPSERT, true, true, true);
        ImportTerms strict = new ImportTerms(ImportMode.REPLACE, false, false, false);
        return Stream.of(
                ImportParts.none(strict, false),
                new ImportParts(loose, true, 3, 60_000, new ImportedFile(true, true, true, 5L, 4, "{\"a\":\"ü\"}")),
                new ImportParts(strict, false, 1, 2, new ImportedFile(true, true, false, null, 1, null)));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isReadAsItWasWritten(ImportParts parts) {
        String text = ImportPartsDocument.write(parts);

        assertThat(ImportPartsDocument.read(text, parts.terms().mode(), parts.done(), parts.lines()))
                .isEqualTo(parts);
    }

    @Test
    void anythingElseIsNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ImportPartsDocument.read("{", ImportMode.CREATE, 0, 0))
                .withMessageContaining("can't be read");
    }
}
