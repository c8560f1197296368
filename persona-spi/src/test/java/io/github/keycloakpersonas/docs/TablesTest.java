package io.github.keycloakpersonas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether operators are told of every table: what it is, what is personal in it, and how to look for it and remove it. */
class TablesTest {

    private static final Path CHANGELOG =
            Path.of("src", "main", "resources", "META-INF", "keycloak-personas", "changelog-1.0.0.xml");

    private static List<String> tables() throws IOException {
        return Pattern.compile("<createTable tableName=\"(\\w+)\"")
                .matcher(Files.readString(CHANGELOG))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String between(String page, String begin, String end) throws IOException {
        String text = Files.readString(Page.ROOT.resolve("docs").resolve(page));
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        return text.substring(from, text.indexOf(end, from + begin.length()));
    }

    @Test
    void arePresentedWithWhatIsPersonalInThem() throws IOException {
        assertThat(found("(?<=`)PERSONA[A-Z_]*(?=`)", between("operations.md", "## Data", "Liquibase keeps")))
                .containsAll(tables());
        assertThat(found("(?m)(?<=^\\| `)PERSONA[A-Z_]*(?=`)", between("production.md", "| table | columns |", "\n\n")))
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void areLookedForAndRemovedWithoutRest() throws IOException {
        List<String> small = tables().stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        assertThat(found("(?m)^persona\\w*", between("operations.md", "databasechangelog_personas", "```")))
                .containsExactlyElementsOf(small);
        assertThat(found("\\bPERSONA\\w*", between("operations.md", "for TABLE in", "DATABASECHANGELOG")))
                .containsExactlyInAnyOrderElementsOf(tables());
    }
}
