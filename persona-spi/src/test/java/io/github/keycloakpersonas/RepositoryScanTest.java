package io.github.keycloakpersonas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must not be in any file of the project. */
class RepositoryScanTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What .gitignore leaves out, and what is no text. */
    private static final Set<String> LEFT_OUT =
            Set.of(".git", "target", "node_modules", ".keycloak", ".idea", ".vscode", ".settings", ".env", "dist");

    private static final Set<String> PICTURES = Set.of("png", "jpg", "ico", "woff2", "iml");

    /** Keys and tokens that are told by their form: there is no good reason for one. */
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|\\beyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"
            + "|\\bA[KS]IA[0-9A-Z]{16}\\b"
            + "|\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_[A-Za-z0-9_]{40,}|\\bglpat-[A-Za-z0-9_-]{20}"
            + "|\\bnpm_[A-Za-z0-9]{36}|\\bxox[baprs]-[A-Za-z0-9-]{10,}|\\bAIza[0-9A-Za-z_-]{35}"
            + "|://[^/\\s:@\"']+:[^/\\s:@\"'${}]+@");

    /** Something that is called a secret and has a value. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passwd|secret|api[_-]?key)[\"']?\\s*[:=]\\s*[\"']([^\"'${}<>\\s]{4,})[\"']");

    /** The demo realm's, which its documentation tells everybody, and what tests make up for servers of their own. */
    private static final Set<String> KNOWN = Set.of(
            "flowpilot-agent-secret",
            "bookings-secret",
            "travel-api-secret",
            "a-secret-of-the-test",
            "a-secret-of-twenty-b",
            "not-the-one",
            "s3cr3t&+",
            "mariadb.password",
            "secret",
            "password",
            "admin");

    private static List<Path> files(String below) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(below))) {
            return all.filter(Files::isRegularFile)
                    .filter(RepositoryScanTest::isOurs)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (LEFT_OUT.contains(part.toString())) {
                return false;
            }
        }
        String name = file.getFileName().toString();
        return !PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a pattern is found, as {@code file: text}. */
    private static List<String> found(List<Path> files, Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(text(file));
            while (matcher.find()) {
                found.add(ROOT.relativize(file) + ": " + matcher.group());
            }
        }
        return found;
    }

    @Test
    void noSecretIsInTheRepository() {
        List<Path> files = files("");
        assertThat(files).hasSizeGreaterThan(300);
        assertThat(found(files, KEY)).isEmpty();
        assertThat(found(files, SECRET)).isNotEmpty().allSatisfy(place -> {
            Matcher secret = SECRET.matcher(place);
            assertThat(secret.find() && KNOWN.contains(secret.group(2)))
                    .as(place)
                    .isTrue();
        });
    }

    @Test
    void secretsAreToldByTheirForm() {
        String token = "eyJ" + "hbGciOiJSUzI1NiIsInR5cCI6" + ".eyJ" + "zdWIiOiIxMjM0NTY3ODkwIiwi";
        assertThat(KEY.matcher(token).find()).isTrue();
        assertThat(KEY.matcher("-----BEGIN RSA" + " PRIVATE KEY-----").find()).isTrue();
        assertThat(KEY.matcher("https://someone:" + "hunter2@example.org").find())
                .isTrue();
        assertThat(SECRET.matcher("\"password\": " + "\"hunter22\"").find()).isTrue();
        assertThat(SECRET.matcher("secret=" + "'${SECRET}'").find()).isFalse();
    }

    @Test
    void noPageWritesRawHtml() {
        Pattern raw = Pattern.compile("dangerouslySetInner"
                + "HTML|\\b(inner|outer)HTML\\b|document\\.write|insertAdjacent" + "HTML|\\beval\\(");
        assertThat(found(files("themes/src"), raw)).isEmpty();
        Pattern unescaped = Pattern.compile("\\?no_esc|<#no" + "autoesc|kcSanitize");
        assertThat(found(files("persona-spi/src/main/resources/theme-resources"), unescaped))
                .isEmpty();
    }

    @Test
    void onlyTheRoomForThatOpensConnections() {
        Pattern client = Pattern.compile(
                "java\\.net\\.(http|URL;|Socket|HttpURL|URLConnection)|SimpleHttp|HttpClient|\\.openStream\\(");
        List<Path> sources = files("persona-spi/src/main/java");
        assertThat(sources).hasSizeGreaterThan(150);
        assertThat(found(sources, client))
                .isNotEmpty()
                .allMatch(place -> place.contains("/keycloakpersonas/outbound/"));
    }

    @Test
    void librariesAreTheFewThatAreKnown() {
        String pom = text(ROOT.resolve("persona-spi/pom.xml"));
        String dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));
        List<String> shipped = Stream.of(dependencies.split("<dependency>", -1))
                .skip(1)
                .filter(dependency -> !dependency.contains("<scope>"))
                .map(dependency -> dependency.replaceAll(
                        "(?s).*<groupId>(.*)</groupId>.*<artifactId>(.*)</artifactId>.*", "$1:$2"))
                .filter(dependency -> !dependency.startsWith("org.keycloak:"))
                .toList();
        assertThat(shipped)
                .containsExactly("com.bucket4j:bucket4j_jdk17-core", "com.google.re2j:re2j", "org.dmfs:lib-recur");
    }
}
