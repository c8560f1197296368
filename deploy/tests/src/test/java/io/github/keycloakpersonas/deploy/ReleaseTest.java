package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What registries ask of a release, and that the versions in all languages are one. {@code release/compare} makes one. */
class ReleaseTest {

    private static final String POM = Yaml.text(Yaml.ROOT.resolve("pom.xml"));
    private static final String SNAPSHOT = POM.replaceAll("(?s).*?<version>([^<]*)</version>.*", "$1");

    @Test
    void thePomHasWhatMavenCentralAsksFor() {
        String head = POM.substring(0, POM.indexOf("<properties>"));
        assertThat(head)
                .contains(
                        "<name>", "<description>", "<url>https://", "<license>", "<developer>", "<connection>scm:git:")
                .contains(
                        "child.project.url.inherit.append.path=\"false\"",
                        "child.scm.url.inherit.append.path=\"false\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "persona-spi",
                "persona-api-page",
                "persona-calendar-files",
                "persona-reports",
                "themes",
                "clients/java"
            })
    void soDoModulesThatAreReleased(String module) {
        assertThat(Yaml.text(Yaml.ROOT.resolve(module).resolve("pom.xml")))
                .containsPattern("<name>[^<]+</name>")
                .containsPattern("<description>[^<]+</description>")
                .doesNotContain("<maven.deploy.skip>");
        String profile = POM.substring(POM.indexOf("<id>release</id>"));
        assertThat(profile.substring(0, profile.indexOf("</modules>")) + POM.substring(0, POM.indexOf("</modules>")))
                .contains("<module>" + module + "</module>");
    }

    @Test
    void versionsAreOneInAllLanguages() {
        assertThat(SNAPSHOT).endsWith("-SNAPSHOT");
        String version = SNAPSHOT.replace("-SNAPSHOT", "");
        Path clients = Yaml.ROOT.resolve("clients");
        assertThat(Yaml.text(clients.resolve("typescript/package.json"))).contains("\"" + version + "-snapshot.0\"");
        assertThat(Yaml.text(clients.resolve("typescript/src/wire.ts"))).contains("\"" + version + "-snapshot.0\"");
        assertThat(Yaml.text(clients.resolve("python/pyproject.toml"))).contains("\"" + version + ".dev0\"");
        assertThat(Yaml.text(clients.resolve("python/src/persona_client/_version.py")))
                .contains("\"" + version + ".dev0\"");
    }

    @Test
    void npmAndPyPiKnowWhereTheSourcesAre() {
        Path clients = Yaml.ROOT.resolve("clients");
        assertThat(Yaml.text(clients.resolve("typescript/package.json")))
                .contains("\"repository\"", "\"directory\": \"clients/typescript\"");
        assertThat(Yaml.text(clients.resolve("python/pyproject.toml"))).contains("[project.urls]");
    }

    @Test
    void thereAreNotesForWhatIsNext() {
        assertThat(Yaml.text(Yaml.ROOT.resolve("CHANGELOG.md"))).containsPattern("(?m)^## Unreleased$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release/dry-run",
                "release/compare",
                "deploy/images/build",
                "deploy/images/sign",
                "deploy/images/try",
                "deploy/images/copy-providers"
            })
    void scriptsCanBeRunAndEndAtTheFirstFault(String script) {
        Path file = Yaml.ROOT.resolve(script);
        assertThat(Files.isExecutable(file)).isTrue();
        assertThat(Yaml.text(file)).startsWith("#!/").containsPattern("(?m)^set -eu");
    }

    @Test
    void toolsOfAReleaseAreThoseThatWereTried() {
        assertThat(Yaml.text(Yaml.ROOT.resolve("release/dry-run"))).contains("--require-hashes -r");
        List<String> tools = Yaml.text(Yaml.ROOT.resolve("release/python.txt"))
                .replace("\\\n", "")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(tools)
                .isNotEmpty()
                .allMatch(tool -> tool.matches("[a-z-]+==[0-9.]+( +--hash=sha256:[0-9a-f]{64})+"));
    }

    @Test
    void dependabotKnowsEachFolderWithDependencies() {
        String dependabot = Yaml.text(Yaml.ROOT.resolve(".github").resolve("dependabot.yml"));
        List<String> ecosystems = Pattern.compile("package-ecosystem: (\\S+)")
                .matcher(dependabot)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(ecosystems).contains("maven", "npm", "pip", "github-actions", "docker", "docker-compose");
        assertThat(dependabot).contains("directory: /release\n");
        for (String folder : List.of("clients", "deploy", "examples", "persona-spi/src", "themes")) {
            Yaml.files(Yaml.ROOT.resolve(folder), "").stream()
                    .filter(ReleaseTest::hasDependenciesOfItsOwn)
                    .map(file ->
                            Yaml.ROOT.relativize(file.getParent()).toString().replace('\\', '/'))
                    .forEach(found -> assertThat(dependabot).containsPattern("(directory:|-) /" + found + "\n"));
        }
    }

    /** Modules of the project are found from its root. */
    private static boolean hasDependenciesOfItsOwn(Path file) {
        boolean built = file.toString().contains("target") || file.toString().contains("node_modules");
        boolean pom = file.endsWith("pom.xml") && !Yaml.text(file).contains("<artifactId>keycloak-personas-parent<");
        return !built && (pom || file.endsWith("package.json"));
    }
}
