package io.github.keycloakpersonas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.PersonaSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keycloak's classes that come without a promise: whoever upgrades Keycloak finds each of them in the documentation. */
class InternalClassesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "upgrading.md");
    private static final String HEADING = "## Internal classes in use";
    private static final Pattern LISTED = Pattern.compile("`(org\\.keycloak\\.[\\w.]+)`");
    private static final Pattern USED = Pattern.compile("-> (org\\.keycloak\\.\\S+)");

    /** The JARs of Keycloak's internals; keycloak-core, -common and -server-spi are what extensions are meant to use. */
    private static final Pattern INTERNAL_JAR = Pattern.compile(
            ".*/keycloak-(services|server-spi-private|model-jpa|model-storage|model-storage-private)-[0-9][^/]*\\.jar!.*");

    @Test
    void areListedNoMoreAndNoLess() throws Exception {
        assertThat(listed()).containsExactlyElementsOf(used());
    }

    /** From jdeps, not from ArchUnit: that one sees no constants, no class literals and no types of foreign signatures. */
    private static Set<String> used() throws URISyntaxException {
        Path house = Path.of(PersonaSchema.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter report = new StringWriter();
        PrintWriter out = new PrintWriter(report);
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, "-verbose:class", "-filter:none", house.toString());
        assertThat(exit).as(report.toString()).isZero();
        return USED.matcher(report.toString())
                .results()
                .map(match -> match.group(1))
                .filter(InternalClassesTest::isInternal)
                .map(name -> name.replace('$', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isInternal(String className) {
        URL file = InternalClassesTest.class.getResource("/" + className.replace('.', '/') + ".class");
        assertThat(file).as(className).isNotNull();
        return INTERNAL_JAR.matcher(String.valueOf(file)).matches();
    }

    /** The names under the heading, up to the next one. */
    private static Set<String> listed() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document).contains(HEADING);
        String section = document.substring(document.indexOf(HEADING) + HEADING.length());
        int end = section.indexOf("\n## ");
        return LISTED.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
