package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportTerms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that a server imports at its start. */
class SetupDocumentTest {

    private static List<SetupDocument> read(String json) {
        return SetupDocument.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sayWhatARealmGets() {
        List<SetupDocument> documents = read("""
                [{"realm":"a","mode":"replace","override_limit":true,"schema":{"titles":[]},
                  "personas":[{"username":"anna","title":"t","circle":"c"},{"schema":{}}]},
                 {"realm":"b"}]""");
        assertThat(documents).extracting(SetupDocument::realm).containsExactly("a", "b");
        assertThat(documents)
                .extracting(SetupDocument::terms)
                .containsExactly(
                        new ImportTerms(ImportMode.REPLACE, true, false, false),
                        new ImportTerms(ImportMode.UPSERT, false, false, false));
        assertThat(documents).extracting(SetupDocument::hasSchema).containsExactly(true, false);
        assertThat(documents.get(0).lines()).hasSize(4).startsWith(new FileLine.Schema("{\"titles\":[]}"));
        assertThat(documents.get(1).lines()).containsExactly(new FileLine.End(0L));
    }

    @Test
    void canBeForOneRealm() {
        assertThat(read("{\"realm\":\"a\",\"personas\":[]}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | it is not valid JSON",
                "[1] | it must be an object, or an array of objects",
                "{} | realm must be the name of a realm",
                "{\"realm\":\"a\",\"mode\":\"x\"} | mode must be one of: create, upsert, replace",
                "{\"realm\":\"a\",\"schema\":1} | schema must be an object",
                "{\"realm\":\"a\",\"personas\":{}} | personas must be an array",
                "{\"realm\":\"a\",\"override_limit\":1} | override_limit must be true or false",
                "{\"realm\":\"a\",\"x\":1} | its members must be among [mode, override_limit, personas, realm, schema]"
            })
    void areNothingElse(String json, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessage(message);
    }
}
