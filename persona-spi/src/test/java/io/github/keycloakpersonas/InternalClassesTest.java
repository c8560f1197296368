package io.github.keycloakpersonas;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keycloak's classes that come without a promise: whoever upgrades Keycloak finds each of them in the documentation. */
class InternalClassesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "upgrading.md");
    private static final String HEADING = "## Internal classes in use";
    private static final Pattern NAME = Pattern.compile("`(org\\.keycloak\\.[\\w.]+)`");

    /** The JARs of Keycloak's internals; keycloak-core, -common and -server-spi are what extensions are meant to use. */
    private static final Pattern INTERNAL_JAR = Pattern.compile(
            ".*/keycloak-(services|server-spi-private|model-jpa|model-storage|model-storage-private)-[0-9][^/]*\\.jar!.*");

    @Test
    void areListedNoMoreAndNoLess() throws IOException {
        assertThat(listed()).containsExactlyElementsOf(used());
    }

    private static Set<String> used() {
        return new ClassFileImporter()
                        .importUrl(PersonaSchema.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .filter(InternalClassesTest::isInternal)
                        .map(type -> type.getName().replace('$', '.'))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getSource()
                .map(Source::getUri)
                .filter(uri -> INTERNAL_JAR.matcher(uri.toString()).matches())
                .isPresent();
    }

    /** The names under the heading, up to the next one. */
    private static Set<String> listed() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document).contains(HEADING);
        String section = document.substring(document.indexOf(HEADING) + HEADING.length());
        int end = section.indexOf("\n## ");
        return NAME.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
