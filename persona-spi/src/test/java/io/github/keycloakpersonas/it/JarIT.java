package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is shipped: small, for Java 17, and nothing that could clash with Keycloak's own libraries. */
class JarIT {

    private static final int JAVA_17 = 61;
    /** Two and a half mebibytes, of which libraries may have no more than they had when it was two. */
    private static final long MOST = 5 * 1024 * 1024 / 2;

    private static final long MOST_OF_LIBRARIES = 2 * 1024 * 1024 / 6;

    private static final Path JAR = Path.of(System.getProperty("keycloak.providers"));

    private static List<String> files(ZipFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    @Test
    void isWithinItsBound() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(MOST);
    }

    @Test
    void hasFewLibraries() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream()
                            .filter(entry -> entry.getName().startsWith("io/github/keycloakpersonas/shaded/"))
                            .mapToLong(ZipEntry::getCompressedSize)
                            .sum())
                    .isBetween(1L, MOST_OF_LIBRARIES);
        }
    }

    @Test
    void hasClassesOfItsOwnPackageOnly() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(files(jar))
                    .allMatch(name -> name.startsWith("io/github/keycloakpersonas/")
                            || name.startsWith("META-INF/")
                            || name.startsWith("persona-api/")
                            || name.startsWith("theme-resources/"))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/MANIFEST.MF", "META-INF/beans.xml")
                    .noneMatch(name -> name.startsWith("META-INF/versions/") || name.startsWith("META-INF/maven/"));
        }
    }

    @Test
    void runsOnJava17() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (String name : files(jar)) {
                if (name.endsWith(".class")) {
                    try (InputStream bytes = jar.getInputStream(jar.getEntry(name));
                            DataInputStream header = new DataInputStream(bytes)) {
                        header.skipBytes(6);
                        assertThat(header.readUnsignedShort()).as(name).isLessThanOrEqualTo(JAVA_17);
                    }
                }
            }
        }
    }
}
