package io.github.keycloakpersonas.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be told of the pages without a server; {@link DocumentedCommands} runs them. */
class PagesTest {

    /** What a page may call a block; those for commands are bash, and console where it shows what they print. */
    private static final Set<String> LANGUAGES = Set.of(
            "bash", "console", "json", "http", "sql", "ini", "yaml", "text", "java", "nginx", "hcl", "html", "ts",
            "python", "mermaid", "apache", "rego");

    /** Zsh takes it for an argument where people type; and so do words of a URL with a question mark outside of quotes. */
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#(\\s|$)");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(\\\\.|[^\"\\\\])*\"");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");

    private static final Pattern ATOM = Pattern.compile("\\[[^]]*]\\([^)]*\\)|`[^`]*`");

    private static List<Fence> fences() {
        return Page.all().stream().flatMap(page -> page.fences().stream()).toList();
    }

    @Test
    void eachBlockSaysItsLanguage() {
        assertThat(fences())
                .hasSizeGreaterThan(60)
                .allSatisfy(fence -> assertThat(LANGUAGES).as(fence.toString()).contains(fence.language()));
    }

    @Test
    void commandsAreRunOrSayWhyNot() {
        assertThat(fences()).filteredOn(Fence::isRun).hasSizeGreaterThan(30);
        assertThat(fences())
                .filteredOn(fence -> fence.isCommands() && !fence.isRun())
                .allSatisfy(fence -> assertThat(fence.reason().orElse(""))
                        .as(fence.toString())
                        .hasSizeGreaterThan(10));
    }

    @Test
    void commandsHaveNoCommentsThatZshTakesForArguments() {
        assertThat(fences())
                .filteredOn(Fence::isCommands)
                .allSatisfy(fence -> assertThat(QUOTED.matcher(fence.commands()).replaceAll("''"))
                        .as(fence.toString())
                        .doesNotContainPattern(COMMENT));
    }

    @Test
    void shownJsonIsJson() {
        assertThat(fences())
                .filteredOn(Fence::isJson)
                .hasSizeGreaterThan(15)
                .allSatisfy(fence -> assertThatCode(
                                () -> assertThat(JsonTexts.shown(fence.text())).isNotEmpty())
                        .as(fence.toString())
                        .doesNotThrowAnyException());
    }

    /**
     * Longer lines are hard to read in an editor and to review in a diff. Rows of tables and code cannot be broken, and
     * neither can a line that is one link or one piece of code.
     */
    @Test
    void linesHaveAtMost120Columns() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : markdown()) {
            String prose = BLOCK.matcher(Files.readString(file)).replaceAll("");
            prose.lines()
                    .filter(line -> line.length() > 120 && !line.stripLeading().startsWith("|"))
                    .filter(line -> ATOM.matcher(line.strip()).replaceAll("x").contains(" "))
                    .forEach(line -> tooLong.add(file + ": " + line));
        }
        assertThat(tooLong).isEmpty();
    }

    /** A row that goes on in the next line ends the table there. */
    @Test
    void rowsOfTablesEndInTheirLine() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : markdown()) {
            BLOCK.matcher(Files.readString(file))
                    .replaceAll("")
                    .lines()
                    .filter(line ->
                            line.startsWith("|") && !line.stripTrailing().endsWith("|"))
                    .forEach(line -> broken.add(file + ": " + line));
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> markdown() throws IOException {
        try (Stream<Path> top = Files.list(Page.ROOT);
                Stream<Path> docs = Files.walk(Page.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void namedProfilesAreThere() throws IOException {
        StringBuilder poms = new StringBuilder();
        try (Stream<Path> modules = Files.list(Page.ROOT)) {
            for (Path module : modules.toList()) {
                Path pom = module.endsWith("pom.xml") ? module : module.resolve("pom.xml");
                poms.append(Files.exists(pom) ? Files.readString(pom) : "");
            }
        }
        Pattern profile = Pattern.compile("mvn [^`\\n]*?-P([\\w.-]+)");
        List<String> named = Page.all().stream()
                .flatMap(page -> profile.matcher(page.text()).results().map((MatchResult found) -> found.group(1)))
                .distinct()
                .toList();
        assertThat(named)
                .contains("run", "databases")
                .allSatisfy(name -> assertThat(poms).contains("<id>" + name + "</id>"));
    }
}
