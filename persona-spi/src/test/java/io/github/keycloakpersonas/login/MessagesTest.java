package io.github.keycloakpersonas.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.representation.SchemaPreset;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the page. */
class MessagesTest {

    private static final Pattern USED = Pattern.compile("msg\\(\"(persona[A-Za-z]+)\"\\)");

    private static final Pattern KEY = Pattern.compile("\\$\\{([^}]+)}");

    private static InputStream resource(String name) {
        return Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/theme-resources/" + name));
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream in = resource("messages/messages_" + language + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl"})
    void areThereInEveryLanguage(String language) throws IOException {
        Properties english = messages("en");
        Properties other = messages(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        assertThat(other.values()).noneMatch(text -> text.toString().isBlank());
        // The login page would read it as a quotation of MessageFormat's, and the consoles would show a doubled one.
        assertThat(other.values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void everyTextOfThePageExistsInEveryLanguage() throws IOException {
        Properties english = messages("en");
        try (InputStream in = resource("templates/choose-persona.ftl")) {
            Matcher used = USED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(used.results().map(match -> match.group(1))).isNotEmpty().allMatch(english::containsKey);
        }
        assertThat(Arrays.stream(Status.values()).filter(status -> status != Status.ACTIVE))
                .allMatch(status -> english.containsKey("personaUnavailable." + status.word()));
        assertThat(english)
                .containsKeys("personaUnavailable.not-yet", "personaUnavailable.off-duty", "personaNotAvailable");
    }

    @Test
    void everyDisplayNameOfThePresetsHasATextInEveryLanguage() throws IOException {
        Properties english = messages("en");
        Set<String> used = SchemaPreset.ALL.stream()
                .flatMap(preset ->
                        KEY.matcher(SchemaRepresentation.text(preset.schema())).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(english.stringPropertyNames().stream().filter(key -> key.startsWith("persona.")))
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
