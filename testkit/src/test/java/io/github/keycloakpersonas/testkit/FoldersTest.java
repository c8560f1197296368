package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void aCopyLacksWhatIsLeftOutAndNothingElse() throws IOException {
        Path from = folder.resolve("from");
        Path script = Files.createDirectories(from.resolve("bin")).resolve("kc.sh");
        Files.writeString(script, "exec java");
        Files.createDirectories(from.resolve("data/h2"));
        Path nested = Files.createDirectories(from.resolve("lib/data"));

        Path to = folder.resolve("to");
        Folders.copy(from, to, "data");

        assertThat(to.resolve("bin/kc.sh")).hasContent("exec java");
        assertThat(to.resolve(from.relativize(nested))).isDirectory();
        assertThat(to.resolve("data")).doesNotExist();
    }
}
