package io.github.keycloakpersonas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether operators are told of every table: what it is, what is personal in it, and how to look for it and remove it. */
class TablesTest {

    private static final Path CHANGELOG =
            Path.of("src", "main", "resources", "META-INF", "keycloak-personas", "changelog-1.0.0.xml");

    /** Texts that tell nothing of a person: ids of rows, and words of closed lists. */
    private static final Set<String> IMPERSONAL = Set.of(
            "ID",
            "REALM_ID",
            "PERSONA_ID",
            "REVIEW_ID",
            "DELIVERY_ID",
            "IMPORT_ID",
            "FROZEN_ID",
            "MANDATE_ID",
            "INVITED_IN",
            "STATUS",
            "STATE",
            "REVIEW_STATE",
            "INVITE_STATE",
            "IMPORT_MODE",
            "EVENT_KIND",
            "DOOR",
            "ASSESSMENT",
            "QUESTION",
            "REPORT",
            "REPORT_FORMAT",
            "TARGET",
            "MEDIA_TYPE",
            "LAST_ERROR",
            "DECIDED_IN",
            "ON_NO_ANSWER",
            "DECISION",
            "OUTCOME",
            "OUTCOME_WORD");

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
    void arePresentedWithHowLongTheyKeepWhatTheyHave() throws IOException {
        assertThat(found(
                        "(?<=`)PERSONA[A-Z_]*(?=`[^|\\n]*\\|.*\\|.*\\|)",
                        between("operations.md", "## Data", "\n\nFour")))
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    /** Every text of a table is on the page, or tells nothing of a person; and what is on the page is a column. */
    @Test
    void arePresentedWithWhatIsPersonalInThem() throws IOException {
        Map<String, Set<String>> told = new TreeMap<>();
        String table = "";
        for (String row :
                between("production.md", "| table | columns |", "\n\n").lines().toList()) {
            String[] cells = row.split("\\|", -1);
            table = cells[1].isBlank() ? table : cells[1].replace("`", "").strip();
            told.computeIfAbsent(table, any -> new TreeSet<>()).addAll(found("(?<=`)[A-Z_]+(?=`)", cells[2]));
        }
        assertThat(told.keySet()).containsAll(tables());
        Map<String, Set<String>> texts = columns("VARCHAR|TEXT|BYTEA");
        Map<String, Set<String>> all = columns("[A-Z]+");
        for (String each : tables()) {
            Set<String> columns = told.getOrDefault(each, Set.of());
            assertThat(all.get(each)).as(each).containsAll(columns);
            assertThat(texts.get(each))
                    .as(each)
                    .allMatch(column -> columns.contains(column)
                            || IMPERSONAL.contains(column)
                            || column.endsWith("_KEY")
                            || column.endsWith("SHA256"));
        }
    }

    /** The columns of such types, by table. */
    private static Map<String, Set<String>> columns(String types) throws IOException {
        String sql = Files.readString(Page.ROOT.resolve("docs").resolve("sql").resolve("postgresql.sql"));
        Map<String, Set<String>> columns = new TreeMap<>();
        Pattern.compile("CREATE TABLE (\\w+) \\((.*)\\);|ALTER TABLE (\\w+) ADD ((?!CONSTRAINT).*);")
                .matcher(sql)
                .results()
                .forEach(table -> columns.computeIfAbsent(
                                table.group(1) == null ? table.group(3) : table.group(1), any -> new TreeSet<>())
                        .addAll(found(
                                "\\b[A-Z0-9_]+(?= (?:" + types + ")\\b)",
                                table.group(1) == null ? table.group(4) : table.group(2))));
        return columns;
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
        assertThat(between("operations.md", "$ pg_restore -l", "```"))
                .as("with Liquibase's own")
                .endsWith("\n" + (tables().size() + 1) + "\n");
    }
}
