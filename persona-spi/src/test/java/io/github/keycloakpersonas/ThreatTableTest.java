package io.github.keycloakpersonas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats in docs/security.md. */
class ThreatTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final List<Path> TESTS = List.of(
            Path.of("src", "test", "java"),
            Path.of("..", "persona-api-page", "src", "test", "java"),
            Path.of("..", "persona-calendar-files", "src", "test", "java"),
            Path.of("..", "persona-reports", "src", "test", "java"));

    /** @param tests as {@code Class#method}, or {@code Class} for all of it */
    private record Threat(String name, String cover, List<String> tests) {}

    private static List<Threat> threats() throws IOException {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.dropWhile(line -> !line.equals("## Threats"))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .map(ThreatTableTest::threat)
                    .toList();
        }
    }

    private static Threat threat(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as(line).hasSize(5);
        List<String> tests = Pattern.compile("`([^`]+)`")
                .matcher(cells.get(3))
                .results()
                .map(test -> test.group(1))
                .toList();
        return new Threat(cells.get(1), cells.get(2), tests);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), text(file)));
            }
        }
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesATestForEachThreat() throws IOException {
        assertThat(threats()).hasSizeGreaterThan(30).allSatisfy(threat -> {
            assertThat(threat.tests()).as(threat.name()).isNotEmpty();
            assertThat(threat.cover()).as(threat.name()).isNotEmpty();
        });
    }

    @Test
    void namesEachThreatOnce() throws IOException {
        assertThat(threats()).extracting(Threat::name).doesNotHaveDuplicates();
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        Predicate<String> exists = test -> {
            String[] parts = test.split("#", -1);
            String source = sources.getOrDefault(parts[0], "");
            return parts.length == 1
                    ? !source.isEmpty()
                    : Pattern.compile("\\bvoid " + Pattern.quote(parts[1]) + "\\(")
                            .matcher(source)
                            .find();
        };
        assertThat(threats().stream().flatMap(threat -> threat.tests().stream()).filter(test -> !exists.test(test)))
                .isEmpty();
    }
}
