package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void aProvider() throws IOException {
        jar = Files.writeString(folder.resolve("extension.jar"), "first");
        Files.writeString(folder.resolve("version.txt"), "Keycloak - Version 26.7.3");
    }

    @Test
    void itIsTheSameForTheSameContentWhateverItsAgeAndPlace() throws IOException {
        String before = Stamp.of(options());
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

        assertThat(Stamp.of(options().beside("node2"))).isEqualTo(before).hasSize(64);
    }

    @Test
    void itIsTheSameForOptionsThatNeedNoBuild() throws IOException {
        assertThat(Stamp.of(options().argument("--log-level=debug").javaOptions("")))
                .isEqualTo(Stamp.of(options()));
    }

    @Test
    void aChangedJarChangesIt() throws IOException {
        String before = Stamp.of(options());
        Files.writeString(jar, "second");

        assertThat(Stamp.of(options())).isNotEqualTo(before);
    }

    @Test
    void aMissingJarChangesIt() throws IOException {
        assertThat(Stamp.of(new ServerOptions(folder, folder))).isNotEqualTo(Stamp.of(options()));
    }

    @Test
    void anotherDatabaseChangesIt() throws IOException {
        JdbcAccess database = new JdbcAccess("jdbc:postgresql://localhost/x", "u", "p");

        assertThat(Stamp.of(options().postgres(database))).isNotEqualTo(Stamp.of(options()));
    }

    @Test
    void anotherKeycloakChangesIt() throws IOException {
        String before = Stamp.of(options());
        Files.writeString(folder.resolve("version.txt"), "Keycloak - Version 26.8.0");

        assertThat(Stamp.of(options())).isNotEqualTo(before);
    }

    private ServerOptions options() {
        return new ServerOptions(folder, folder.resolve("work")).provider(jar);
    }
}
