package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart, with the values of the examples and with wrong ones. */
class ChartTest {

    private static final Path DEFAULTS = Chart.FOLDER.resolve("values.yaml");
    private static final Path PRODUCTION = Chart.EXAMPLES.resolve("production.yaml");
    private static final Path STOCK = Chart.EXAMPLES.resolve("stock.yaml");

    static List<Path> values() {
        return Yaml.files(Chart.EXAMPLES, ".yaml");
    }

    private static JsonNode pod(List<JsonNode> documents) {
        return Chart.only(documents, "StatefulSet").at("/spec/template/spec");
    }

    private static JsonNode env(JsonNode container, String name) {
        return Yaml.elements(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }

    private static List<String> kinds(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.path("kind").asText())
                .sorted()
                .toList();
    }

    @Test
    void isAsHelmWantsIt() {
        LintResult result = Chart.lint();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void installsNothingThatIsNotAskedFor() {
        assertThat(kinds(Chart.render(DEFAULTS)))
                .containsExactly(
                        "NetworkPolicy", "PodDisruptionBudget", "Service", "Service", "ServiceAccount", "StatefulSet");
        assertThat(kinds(Chart.render(Chart.EXAMPLES.resolve("smallest.yaml"))))
                .containsExactly("Service", "Service", "ServiceAccount", "StatefulSet");
    }

    @Test
    void installsAllThatIsAskedFor() {
        assertThat(kinds(Chart.render(PRODUCTION)))
                .containsExactly(
                        "ConfigMap",
                        "CronJob",
                        "ExternalSecret",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "NetworkPolicy",
                        "PersistentVolumeClaim",
                        "PodDisruptionBudget",
                        "PrometheusRule",
                        "Service",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor",
                        "StatefulSet");
    }

    @Test
    void bringsTheProjectsOwnRulesAndDashboard() {
        List<JsonNode> documents = Chart.render(PRODUCTION);
        Path deploy = Yaml.ROOT.resolve("deploy");
        assertThat(Chart.only(documents, "PrometheusRule").path("spec"))
                .isEqualTo(Yaml.document(deploy.resolve("prometheus").resolve("keycloak-personas.rules.yml")));
        String dashboard = Chart.only(documents, "ConfigMap")
                .path("data")
                .path("keycloak-personas.json")
                .asText();
        assertThat(dashboard.strip())
                .isEqualTo(Yaml.text(deploy.resolve("grafana").resolve("keycloak-personas.json"))
                        .strip());
    }

    @Test
    void startsAnOptimizedServerWithTheDatabasesSecret() {
        JsonNode server = pod(Chart.render(DEFAULTS)).at("/containers/0");
        assertThat(server.path("image").asText()).isEqualTo("ghcr.io/keycloak-personas/keycloak-personas:1.0.0");
        assertThat(Yaml.elements(server.path("args")).map(JsonNode::asText)).containsExactly("start", "--optimized");
        assertThat(env(server, "KC_DB_PASSWORD")
                        .at("/valueFrom/secretKeyRef/name")
                        .asText())
                .isEqualTo("keycloak-database");
        assertThat(server.toString()).doesNotContain("BOOTSTRAP");
    }

    @Test
    void takesADigestInThePlaceOfATag() {
        String digest = "sha256:" + "a".repeat(64);
        assertThat(pod(Chart.render(DEFAULTS, "image.digest=" + digest))
                        .at("/containers/0/image")
                        .asText())
                .isEqualTo("ghcr.io/keycloak-personas/keycloak-personas@" + digest);
        assertThat(pod(Chart.render(STOCK, "providers.digest=" + digest))
                        .at("/initContainers/1/image")
                        .asText())
                .isEqualTo("ghcr.io/keycloak-personas/keycloak-personas-providers@" + digest);
    }

    @Test
    void buildsTheStockServerWithTheNamedJars() {
        JsonNode pod = pod(Chart.render(STOCK));
        assertThat(Yaml.elements(pod.path("initContainers"))
                        .map(each -> each.path("name").asText()))
                .containsExactly("server", "jars", "build");
        assertThat(Yaml.elements(pod.at("/initContainers/1/args")).map(JsonNode::asText))
                .hasSize(5)
                .contains("keycloak-personas", "keycloak-personas-reports");
        assertThat(pod.at("/initContainers/2/args").toString()).contains("persona-docs--enabled=true");
        assertThat(pod.at("/containers/0/image").asText()).startsWith("quay.io/keycloak/keycloak:26.7.3@sha256:");
        assertThat(Yaml.elements(pod.at("/containers/0/volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/opt/keycloak", "/opt/keycloak/data", "/tmp");
        assertThat(pod.at("/containers/0/args/2").asText()).endsWith("sweep-interval=43200");
    }

    /** The delay until a proxy notices, the time for running requests, and some for the rest. */
    @ParameterizedTest
    @CsvSource({"0, 0s, 45", "15, 15s, 60", "120, 120s, 165"})
    void givesANodeTheTimeToStop(String seconds, String delay, int grace) {
        JsonNode pod = pod(Chart.render(DEFAULTS, "shutdownDelaySeconds=" + seconds));
        assertThat(env(pod.at("/containers/0"), "KC_SHUTDOWN_DELAY")
                        .path("value")
                        .asText())
                .isEqualTo(delay);
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(grace);
    }

    @Test
    void leavesTheNumberOfNodesToTheAutoscaler() {
        List<JsonNode> documents = Chart.render(PRODUCTION);
        assertThat(Chart.only(documents, "StatefulSet").path("spec").has("replicas"))
                .isFalse();
        assertThat(Chart.only(documents, "HorizontalPodAutoscaler")
                        .at("/spec/minReplicas")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void opensTheAdminConsoleOnlyWhereItIsAskedFor() {
        assertThat(Yaml.named(Chart.only(Chart.render(PRODUCTION), "Ingress"), "path"))
                .extracting(JsonNode::asText)
                .containsExactly("/realms", "/resources", "/.well-known");
        assertThat(Yaml.named(Chart.only(Chart.render(PRODUCTION, "ingress.admin=true"), "Ingress"), "path"))
                .extracting(JsonNode::asText)
                .contains("/admin");
    }

    @Test
    void runsOnOtherDatabases() {
        List<JsonNode> documents = Chart.render(Chart.EXAMPLES.resolve("mariadb.yaml"));
        assertThat(env(pod(documents).at("/containers/0"), "KC_DB")
                        .path("value")
                        .asText())
                .isEqualTo("mariadb");
        assertThat(pod(documents).at("/initContainers/2/args").toString()).contains("--db=mariadb");
        assertThat(Chart.only(documents, "NetworkPolicy").at("/spec/egress").toString())
                .contains("3306")
                .doesNotContain("5432");
    }

    @Test
    void letsNobodyReadMetricsUnlessNamed() {
        JsonNode closed = Chart.only(Chart.render(DEFAULTS), "NetworkPolicy");
        assertThat(closed.at("/spec/ingress").toString()).doesNotContain("management");
        JsonNode open = Chart.only(Chart.render(PRODUCTION), "NetworkPolicy");
        assertThat(open.at("/spec/ingress/1/ports/0/port").asText()).isEqualTo("management");
        assertThat(open.at("/spec/ingress/1/from/0/namespaceSelector/matchLabels")
                        .toString())
                .contains("monitoring");
    }

    /** Two releases on one database, for a blue-green update: nodes that cannot reach each other never get ready. */
    @Test
    void letsNodesReachThoseOfOtherReleases() {
        JsonNode alone = Chart.only(Chart.render(DEFAULTS), "NetworkPolicy");
        JsonNode both = Chart.only(Chart.render(DEFAULTS, "networkPolicy.releases[0]=green"), "NetworkPolicy");
        for (String peers : List.of("/spec/ingress/1/from", "/spec/egress/0/to")) {
            assertThat(instances(alone.at(peers))).containsExactly("keycloak");
            assertThat(instances(both.at(peers))).containsExactly("keycloak", "green");
            assertThat(both.at(peers).get(0)).isEqualTo(alone.at(peers).get(0));
        }
    }

    private static List<String> instances(JsonNode peers) {
        return Yaml.elements(peers)
                .map(peer -> peer.at("/podSelector/matchLabels").path("app.kubernetes.io/instance"))
                .map(JsonNode::asText)
                .toList();
    }

    /** A service that chose pods of backups would send logins to them. */
    @Test
    void choosesNodesByTheirComponent() {
        List<JsonNode> documents = Chart.render(PRODUCTION);
        JsonNode labels = Chart.only(documents, "StatefulSet").at("/spec/template/metadata/labels");
        JsonNode backup = Chart.only(documents, "CronJob").at("/spec/jobTemplate/spec/template/metadata/labels");
        for (JsonNode document : documents) {
            JsonNode selector = document.at("/spec/selector");
            JsonNode wanted = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
            boolean ofPods = !document.path("kind").asText().equals("ServiceMonitor");
            if (ofPods && wanted.isObject()) {
                Map<String, JsonNode> pairs =
                        Yaml.members(wanted).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                assertThat(pairs)
                        .allSatisfy(
                                (name, value) -> assertThat(labels.path(name)).isEqualTo(value));
                assertThat(pairs)
                        .anySatisfy(
                                (name, value) -> assertThat(backup.path(name)).isNotEqualTo(value));
            }
        }
    }

    /** A long name of a release would be cut by Kubernetes, where it is a label of each pod. */
    @Test
    void keepsNamesShort() {
        String name = "a".repeat(53);
        assertThat(Yaml.documents(Chart.text(name, PRODUCTION)))
                .extracting(document -> document.at("/metadata/name").asText())
                .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(52));
    }

    @Test
    void hasTheVersionOfTheProject() {
        JsonNode chart = Yaml.document(Chart.FOLDER.resolve("Chart.yaml"));
        String pom = Yaml.text(Yaml.ROOT.resolve("pom.xml"));
        String version = pom.replaceAll("(?s).*?<version>([^<]*)-SNAPSHOT</version>.*", "$1");
        assertThat(chart.path("version").asText()).isEqualTo(version);
        assertThat(chart.path("appVersion").asText()).isEqualTo(version);
    }
}
