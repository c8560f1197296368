package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compose file with its profiles, the images, and what Prometheus reads. */
class ComposeTest {

    private static final Path FILE = Yaml.ROOT.resolve("docker-compose.yml");
    private static final Pattern PINNED = Pattern.compile("\\$\\{\\w+_IMAGE:-[^}]+@sha256:[0-9a-f]{64}}");

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        Yaml.members(Yaml.document(FILE).path("services"))
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    @Test
    void profilesAddToADatabaseAndOneNode() {
        Map<String, List<String>> profiles = new TreeMap<>();
        services()
                .forEach((name, service) -> profiles.put(
                        name,
                        Yaml.elements(service.path("profiles"))
                                .map(JsonNode::asText)
                                .toList()));
        assertThat(profiles)
                .containsOnly(
                        Map.entry("grafana", List.of("observability")),
                        Map.entry("keycloak", List.of()),
                        Map.entry("keycloak-2", List.of("cluster")),
                        Map.entry("keycloak-3", List.of("cluster")),
                        Map.entry("postgres", List.of()),
                        Map.entry("prometheus", List.of("observability")),
                        Map.entry("proxy", List.of("cluster")));
    }

    @Test
    void imagesArePinnedByDigestOrBuiltHere() {
        assertThat(services()).allSatisfy((name, service) -> {
            if (!service.has("build")) {
                assertThat(service.path("image").asText()).matches(PINNED);
            }
        });
        for (String file : List.of("Dockerfile", "deploy/images/providers.Dockerfile")) {
            assertThat(Yaml.text(Yaml.ROOT.resolve(file)).lines().filter(line -> line.startsWith("ARG ")))
                    .hasSize(1)
                    .allSatisfy(
                            line -> assertThat(line).matches("ARG \\w+_IMAGE=[\\w./-]+:[\\w.-]+@sha256:[0-9a-f]{64}"));
        }
    }

    @Test
    void theSameImageHasTheSameDigestEverywhere() {
        Map<String, TreeSet<String>> digests = new TreeMap<>();
        List<Path> files = List.of(
                FILE,
                Yaml.ROOT.resolve("Dockerfile"),
                Chart.FOLDER.resolve("values.yaml"),
                Yaml.ROOT.resolve("deploy/images/providers.Dockerfile"));
        for (Path file : files) {
            Pattern.compile("([\\w./-]+:[\\w.-]+)@(sha256:[0-9a-f]{64})")
                    .matcher(Yaml.text(file))
                    .results()
                    .forEach(found -> digests.computeIfAbsent(
                                    found.group(1).replaceFirst("^-", ""), name -> new TreeSet<>())
                            .add(found.group(2)));
        }
        assertThat(digests)
                .hasSizeGreaterThan(5)
                .allSatisfy((image, all) -> assertThat(all).as(image).hasSize(1));
        String pom = Yaml.text(Yaml.ROOT.resolve("pom.xml"));
        String newest = pom.replaceAll("(?s).*<keycloak-26\\.7\\.version>([^<]*)<.*", "$1");
        assertThat(digests).containsKey("quay.io/keycloak/keycloak:" + newest);
    }

    @Test
    void everythingRunsReadOnlyAndWithoutMoreRights() {
        assertThat(services()).allSatisfy((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
            assertThat(service.has("privileged")).isFalse();
            // The database's image changes the owner of its folder at its start, and then leaves root.
            assertThat(service.path("cap_drop").toString().contains("ALL") || name.equals("postgres"))
                    .isTrue();
        });
    }

    @Test
    void portsAreOpenOnThisMachineOnly() {
        services()
                .forEach((name, service) -> service.path("ports")
                        .forEach(port -> assertThat(port.asText())
                                .as(name)
                                .matches("(127\\.0\\.0\\.1|\\$\\{PUBLISH_ADDRESS:-127\\.0\\.0\\.1}):\\d+:\\d+")));
    }

    @Test
    void mountedFilesAreThere() {
        services()
                .forEach((name, service) -> Yaml.elements(service.path("volumes"))
                        .map(volume -> volume.asText().split(":", -1)[0])
                        .filter(source -> source.startsWith("./"))
                        .forEach(source ->
                                assertThat(Yaml.ROOT.resolve(source)).as(name).exists()));
    }

    @Test
    void variablesAreExplained() {
        String example = Yaml.text(Yaml.ROOT.resolve(".env.example"));
        String page = Yaml.text(Yaml.ROOT.resolve("docs").resolve("containers.md"));
        assertThat(Pattern.compile("\\$\\{(\\w+)[:}]")
                        .matcher(Yaml.text(FILE))
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(page).contains("`" + variable + "`"))
                .filteredOn(variable -> !variable.endsWith("_IMAGE"))
                .allSatisfy(variable -> assertThat(example).contains(variable + "="));
    }

    @Test
    void grafanaFindsPrometheusAndTheDashboard() {
        Path compose = Yaml.ROOT.resolve("deploy").resolve("compose");
        JsonNode source = Yaml.document(compose.resolve("grafana").resolve("datasource.yml"));
        assertThat(source.at("/datasources/0/url").asText()).isEqualTo("http://prometheus:9090");
        String folder = Yaml.document(compose.resolve("grafana").resolve("dashboards.yml"))
                .at("/providers/0/options/path")
                .asText();
        assertThat(Yaml.document(FILE).at("/services/grafana/volumes").toString())
                .contains("./deploy/grafana:" + folder + ":ro");
    }

    @Test
    void prometheusUnderstandsItsFiles() throws IOException {
        Path rules = Yaml.ROOT.resolve("deploy").resolve("prometheus");
        promtool("check", "rules", rules.resolve("keycloak-personas.rules.yml").toString());
        promtool("test", "rules", rules.resolve("keycloak-personas.test.yml").toString());
        promtool(
                "check",
                "config",
                "--syntax-only",
                Yaml.ROOT.resolve("deploy/compose/prometheus.yml").toString());
    }

    /** Without it the test fails: {@code apt install prometheus}. */
    private static void promtool(String... arguments) throws IOException {
        Path folder = Path.of("target").toAbsolutePath();
        Tool.in(folder, "promtool-" + arguments[0] + "-" + arguments[1], "promtool")
                .and(arguments)
                .run();
    }
}
