package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All manifests: whether Kubernetes knows their fields, and whether what runs is restricted. */
class ManifestsTest {

    private static final Path DEPLOY = Yaml.ROOT.resolve("deploy");
    private static final Path KUSTOMIZE = DEPLOY.resolve("kustomize");
    private static final Path GENERATED = KUSTOMIZE.resolve("base").resolve("keycloak.yaml");

    /** Kinds that others have added, whose fields are not in the model. What we use of them is listed here. */
    private static final Map<String, Set<String>> FOREIGN = Map.of(
            "Keycloak",
                    Set.of(
                            "additionalOptions",
                            "db",
                            "hostname",
                            "http",
                            "image",
                            "ingress",
                            "instances",
                            "proxy",
                            "resources",
                            "startOptimized",
                            "unsupported"),
            "ExternalSecret", Set.of("data", "dataFrom", "refreshInterval", "secretStoreRef", "target"),
            "PrometheusRule", Set.of("groups"),
            "ServiceMonitor", Set.of("endpoints", "selector"));

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    /** Where they come from, and the manifests. */
    static List<Map.Entry<String, List<JsonNode>>> manifests() {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>();
        for (Path values : ChartTest.values()) {
            all.put("chart with " + values.getFileName(), Chart.render(values));
        }
        all.put("operator", Yaml.documents(Yaml.text(DEPLOY.resolve("operator").resolve("keycloak.yaml"))));
        all.put("kustomize base", Yaml.documents(Yaml.text(GENERATED)));
        return List.copyOf(all.entrySet());
    }

    private static String title(JsonNode manifest) {
        return manifest.path("kind").asText() + " "
                + manifest.at("/metadata/name").asText();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void haveKnownFieldsOnly(Map.Entry<String, List<JsonNode>> manifests) {
        for (JsonNode manifest : manifests.getValue()) {
            HasMetadata resource = kubernetes.unmarshal(Yaml.write(manifest));
            String kind = manifest.path("kind").asText();
            if (resource instanceof GenericKubernetesResource) {
                assertThat(FOREIGN).as(title(manifest)).containsKey(kind);
                assertThat(FOREIGN.get(kind))
                        .as(title(manifest))
                        .containsAll(Yaml.members(manifest.path("spec"))
                                .map(Map.Entry::getKey)
                                .toList());
            } else {
                assertThat(UnknownFields.of(resource)).as(title(manifest)).isEmpty();
                assertThat(resource.getKind()).isEqualTo(kind);
            }
        }
    }

    @Test
    void unknownFieldsAreFoundAtAnyDepth() {
        JsonNode manifest = Chart.only(Chart.render(Chart.FOLDER.resolve("values.yaml")), "StatefulSet");
        String wrong = Yaml.write(manifest).replace("imagePullPolicy", "imagePulPolicy");
        assertThat(UnknownFields.of(kubernetes.<HasMetadata>unmarshal(wrong))).containsExactly("imagePulPolicy");
    }

    private static List<JsonNode> pods(List<JsonNode> manifests) {
        List<JsonNode> pods = new ArrayList<>();
        for (JsonNode manifest : manifests) {
            Yaml.named(manifest, "template").stream()
                    .map(template -> template.path("spec"))
                    .filter(spec -> spec.has("containers"))
                    .forEach(pods::add);
        }
        return pods;
    }

    /** As the level "restricted" of Kubernetes' own standards asks for, and read-only besides. */
    @ParameterizedTest
    @MethodSource("manifests")
    void runNothingWithMoreRightsThanItNeeds(Map.Entry<String, List<JsonNode>> manifests) {
        for (JsonNode pod : pods(manifests.getValue())) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("volumes").toString()).doesNotContain("hostPath");
            for (JsonNode container : containers(pod)) {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
                assertThat(container.path("image").asText())
                        .matches("[a-z0-9./-]+(:[0-9][\\w.-]*)?(@sha256:[0-9a-f]{64})?")
                        .containsAnyOf(":1.", ":26.", ":17.", "@sha256:");
            }
        }
    }

    private static List<JsonNode> containers(JsonNode pod) {
        List<JsonNode> all = new ArrayList<>();
        pod.path("initContainers").forEach(all::add);
        pod.path("containers").forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void mountWhatIsThere(Map.Entry<String, List<JsonNode>> manifests) {
        for (JsonNode pod : pods(manifests.getValue())) {
            List<String> volumes = Yaml.elements(pod.path("volumes"))
                    .map(volume -> volume.path("name").asText())
                    .toList();
            for (JsonNode container : containers(pod)) {
                assertThat(Yaml.elements(container.path("volumeMounts"))
                                .map(mount -> mount.path("name").asText()))
                        .isSubsetOf(volumes);
            }
        }
    }

    /** The base is what the chart makes: written again with {@code -Dmanifests.write=true}. */
    @Test
    void kustomizesBaseIsWhatTheChartMakes() throws IOException {
        String made = "# Made of the chart, by mvn -Pdeploy verify -Dmanifests.write=true\n"
                + Chart.text("keycloak", KUSTOMIZE.resolve("values.yaml"))
                        .lines()
                        .filter(line -> !line.contains("app.kubernetes.io/managed-by: Helm")
                                && !line.contains("helm.sh/chart")
                                && !line.startsWith("# Source:"))
                        .reduce("", (before, line) -> before + line + "\n")
                        .strip()
                + "\n";
        if (Boolean.getBoolean("manifests.write")) {
            Files.writeString(GENERATED, made);
        }
        assertThat(Yaml.text(GENERATED))
                .as("mvn -Pdeploy verify -Dmanifests.write=true writes it")
                .isEqualTo(made);
    }

    @Test
    void kustomizationsNameWhatIsThere() {
        List<Path> files = Yaml.files(KUSTOMIZE, "kustomization.yaml");
        assertThat(files).hasSize(4);
        List<JsonNode> base = Yaml.documents(Yaml.text(GENERATED));
        for (Path file : files) {
            JsonNode kustomization = Yaml.document(file);
            kustomization
                    .path("resources")
                    .forEach(resource ->
                            assertThat(file.resolveSibling(resource.asText())).exists());
            for (JsonNode patch : kustomization.path("patches")) {
                Path patched = file.resolveSibling(patch.path("path").asText());
                HasMetadata resource = kubernetes.unmarshal(Yaml.text(patched));
                assertThat(UnknownFields.of(resource)).isEmpty();
                assertThat(base.stream().map(ManifestsTest::title))
                        .contains(resource.getKind() + " "
                                + patch.at("/target/name").asText());
            }
            kustomization
                    .path("images")
                    .forEach(image -> assertThat(Yaml.text(GENERATED))
                            .contains(image.path("name").asText() + ":"));
        }
    }

    /** One of them has a folder for JARs already, and Kubernetes refuses two mounts at one place. */
    @Test
    void otherChartsGetAnInitContainerThatKubernetesKnows() {
        for (Path file : Yaml.files(DEPLOY.resolve("helm").resolve("existing"), ".yaml")) {
            JsonNode values = Yaml.document(file);
            JsonNode containers = values.has("initContainers")
                    ? values.path("initContainers")
                    : Yaml.documents(values.path("extraInitContainers").asText())
                            .get(0);
            JsonNode target = containers.at("/0/volumeMounts/0");
            assertThat(containers.at("/0/image").asText()).contains("keycloak-personas-providers:1.");
            assertThat(target.path("mountPath").asText()).isEqualTo("/target");
            if (file.endsWith("bitnami.yaml")) {
                assertThat(target.path("name").asText()).isEqualTo("empty-dir");
                assertThat(target.path("subPath").asText()).isEqualTo("app-providers-dir");
                assertThat(values.has("extraVolumeMounts")).isFalse();
            } else {
                JsonNode mounts = Yaml.documents(
                                values.path("extraVolumeMounts").asText())
                        .get(0);
                assertThat(mounts.at("/0/name")).isEqualTo(target.path("name"));
                assertThat(mounts.at("/0/mountPath").asText()).endsWith("/keycloak/providers");
            }
        }
    }
}
