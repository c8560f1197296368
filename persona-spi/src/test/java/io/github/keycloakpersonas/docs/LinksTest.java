package io.github.keycloakpersonas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether links between the pages lead somewhere, and whether what operators are sent to is on its page. */
class LinksTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    private static String withoutCode(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).replaceAll("");
    }

    /** The names that GitHub gives the headings of a page: a repeated one gets a number. */
    private static Set<String> anchors(Path page) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(withoutCode(page));
        while (heading.find()) {
            String slug = heading.group(1)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        return anchors;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("docs", "clients", "examples")) {
            Path below = Page.ROOT.resolve(folder);
            if (Files.exists(below)) {
                try (Stream<Path> files = Files.walk(below)) {
                    files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.toString().contains("node_modules"))
                            .forEach(pages::add);
                }
            }
        }
        try (Stream<Path> files = Files.list(Page.ROOT)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(file).contains(parts[1]);
    }

    @Test
    void linksBetweenPagesLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (MatchResult link : LINK.matcher(withoutCode(page)).results().toList()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*")) {
                    links++;
                    if (!leadsSomewhere(page, target)) {
                        broken.add(Page.ROOT.relativize(page) + ": " + target);
                    }
                }
            }
        }
        assertThat(links).isGreaterThan(200);
        assertThat(broken).isEmpty();
    }

    @Test
    void theRunbookExplainsEachAlert() throws IOException {
        Path rules = Page.ROOT.resolve("deploy").resolve("prometheus").resolve("keycloak-personas.rules.yml");
        Set<String> alerts = new TreeSet<>();
        ALERT.matcher(Files.readString(rules)).results().forEach(alert -> alerts.add(alert.group(1)));
        String runbook = Files.readString(Page.ROOT.resolve("docs").resolve("operations.md"));
        Set<String> explained = new TreeSet<>();
        Pattern.compile("(?m)^### (KeycloakPersonas\\w+)$")
                .matcher(runbook)
                .results()
                .forEach(heading -> explained.add(heading.group(1)));
        assertThat(alerts).hasSizeGreaterThan(5).isEqualTo(explained);
    }
}
