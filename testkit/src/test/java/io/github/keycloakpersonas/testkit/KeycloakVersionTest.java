package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeycloakVersionTest {

    @ParameterizedTest
    @CsvSource({
        "26.7.3, 26.7, true",
        "26.7.0.CR1, 26.7, true",
        "26.7.3, 26.5, true",
        "26.10.0, 26.7, true",
        "27.0.0, 26.7, true",
        "26.6.4, 26.7, false",
        "26.7.3, 26.10, false",
        "25.9.9, 26.0, false"
    })
    void isAtLeastAMinorVersion(String version, String minor, boolean expected) {
        assertThat(new KeycloakVersion(version).isAtLeast(minor)).isEqualTo(expected);
    }

    @Test
    void isReadFromTheDistribution(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("version.txt"), "Keycloak - Version 26.7.3\n");

        assertThat(KeycloakVersion.ofDistribution(folder)).hasToString("26.7.3");
    }
}
