package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.token.Omission;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin console names each reason that keeps a persona out of a token, in every language. */
class ReasonTextsTest {

    private static final String PREFIX = "personas.why.rule.";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "nl"})
    void areThereForEachReasonAndForNothingElse(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("../themes/messages/admin_" + language + ".properties"))) {
            texts.load(file);
        }
        assertThat(texts.stringPropertyNames().stream()
                        .filter(key -> key.startsWith(PREFIX))
                        .map(key -> key.substring(PREFIX.length())))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Omission.values()).map(Omission::word).toList());
    }
}
