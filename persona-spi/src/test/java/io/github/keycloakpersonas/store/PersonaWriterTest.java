package io.github.keycloakpersonas.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever changes rows of personas passes where their history is written. */
class PersonaWriterTest {

    private static final Pattern WRITES = Pattern.compile(
            "new PersonaEntity\\(|entity\\.take\\(persona|delete from PersonaEntity|em\\.remove\\(entity");

    @Test
    void isTheOnlyOne() throws IOException {
        Path store = Path.of("src", "main", "java", "io", "github", "keycloakpersonas", "store");
        List<String> writers;
        try (Stream<Path> files = Files.list(store)) {
            writers = files.filter(file -> WRITES.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
        assertThat(writers).containsExactly("PersonaWriter.java");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
