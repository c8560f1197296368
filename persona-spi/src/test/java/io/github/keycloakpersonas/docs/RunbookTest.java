package io.github.keycloakpersonas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.lifecycle.DefaultRealmSetupFactory;
import io.github.keycloakpersonas.outbound.ConfiguredStoresFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/** Whether what operators are told to look for is what the server has: lines of the log, meters, tasks and options. */
class RunbookTest {

    private static final Path MAIN = Path.of("src", "main", "java", "io", "github", "keycloakpersonas");

    /** What Keycloak itself logs, not the extension. */
    private static final Set<String> OF_KEYCLOAK =
            Set.of("Failed to run scheduled task", "Unable to find factory", "Cannot invoke", "Error encountered");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");

    /** A piece of code that is a sentence and no command: a capital, or some small words. */
    private static final Pattern LINE = Pattern.compile("`([A-Z][a-z]+ [^`]+|[a-z]+(?: [a-z]+){4,})`");

    /** What is another text in each line: an id, a realm, a name of a constant. */
    private static final Pattern VARIES = Pattern.compile("…|\\bdemo\\b|\\b[A-Z]{2,}\\b");

    /** How much of the source may be between two parts of a line. */
    private static final String BETWEEN = "[^;]{0,200}?";

    private static String page(String name) throws IOException {
        return Files.readString(Page.ROOT.resolve("docs").resolve(name));
    }

    /** The classes of a room, or of all rooms, with each text in one piece. */
    private static String source(String room) throws IOException {
        StringBuilder source = new StringBuilder();
        try (Stream<Path> files = Files.walk(MAIN.resolve(room))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                source.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
            }
        }
        return source.toString();
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void linesOfTheLogAreLogged() throws IOException {
        String prose = BLOCK.matcher(page("operations.md")).replaceAll("").replaceAll("\\n\\s*", " ");
        List<String> lines = LINE.matcher(prose)
                .results()
                .map(result -> result.group(1))
                .filter(line -> OF_KEYCLOAK.stream().noneMatch(line::startsWith))
                .distinct()
                .toList();
        String source = source("");
        assertThat(lines).hasSizeGreaterThan(12).allSatisfy(line -> {
            String logged = VARIES.splitAsStream(line)
                    .filter(part -> !part.isBlank())
                    .map(Pattern::quote)
                    .collect(Collectors.joining(BETWEEN));
            assertThat(Pattern.compile(logged).matcher(source).find()).as(line).isTrue();
        });
    }

    @Test
    void metersAreThoseThatThereAre() throws IOException {
        Set<String> meters = found("PREFIX \\+\\s*\"([a-z.]+)\"", source("telemetry")).stream()
                .map(name -> name.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(meters).hasSizeGreaterThan(25);
        String operations = page("operations.md");
        assertThat(found("(?m)^\\| `keycloak_personas_(\\w+?)(?:_total|_seconds)?` \\|", operations))
                .isEqualTo(meters);
        for (Page page : Page.all()) {
            assertThat(found("keycloak_personas_([a-z_]*?[a-z])(?:_total|_seconds(?:_\\w+)?)?\\b", page.text()))
                    .as(page.name())
                    .allMatch(meters::contains);
        }
    }

    @Test
    void tasksAreThoseThatRun() throws IOException {
        Set<String> tasks = found("String NAME = \"(persona-[a-z-]+)\"", source(""));
        tasks.addAll(found("getTaskName\\(\\) \\{\\s*return \"([a-z-]+)\"", source("")));
        assertThat(tasks).hasSize(6);
        assertThat(found("(?m)^\\| `(persona-[a-z-]+)` \\|.*\\|.*\\| `[a-z-]*interval`", page("operations.md")))
                .isEqualTo(tasks);
    }

    @Test
    void optionsAreThoseThatAreRead() throws IOException {
        areTold("setup", new DefaultRealmSetupFactory().getConfigMetadata(), page("configuration.md"));
        areTold("stores", new ConfiguredStoresFactory().getConfigMetadata(), page("stores.md"));
    }

    /** Each option with its default within the same row or paragraph. */
    private static void areTold(String spi, List<ProviderConfigProperty> options, String page) {
        String prefix = "--spi-persona-" + spi + "--default--";
        assertThat(found(prefix + "([a-z-]+)`", page))
                .isEqualTo(options.stream().map(ProviderConfigProperty::getName).collect(Collectors.toSet()));
        for (ProviderConfigProperty option : options) {
            if (option.getDefaultValue() != null) {
                assertThat(page)
                        .containsPattern(Pattern.quote(prefix + option.getName() + "`") + "[^#]{0,200}?"
                                + Pattern.quote("`" + option.getDefaultValue() + "`"));
            }
        }
    }
}
