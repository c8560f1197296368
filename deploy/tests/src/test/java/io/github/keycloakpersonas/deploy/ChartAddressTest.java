package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The address that browsers use, where an ingress routes it and where a server is built for it. */
class ChartAddressTest {

    private static final Path PRODUCTION = Chart.EXAMPLES.resolve("production.yaml");
    private static final Path STOCK = Chart.EXAMPLES.resolve("stock.yaml");

    private static JsonNode ingress(String hostname) {
        return Chart.only(Chart.render(PRODUCTION, "hostname=" + hostname), "Ingress");
    }

    private static List<String> paths(String hostname) {
        return Yaml.named(ingress(hostname), "path").stream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> build(String hostname) {
        JsonNode pod = Chart.only(Chart.render(STOCK, "hostname=" + hostname), "StatefulSet");
        return Yaml.elements(pod.at("/spec/template/spec/initContainers/2/args"))
                .map(JsonNode::asText)
                .toList();
    }

    /** A rule of an ingress names a host, and no port. */
    @Test
    void isRoutedToTheHostWithoutItsPort() {
        JsonNode ingress = ingress("https://login.example.com:8443");
        assertThat(ingress.at("/spec/rules/0/host").asText()).isEqualTo("login.example.com");
        assertThat(ingress.at("/spec/tls/0/hosts/0").asText()).isEqualTo("login.example.com");
    }

    /** Kubernetes refuses a rule whose host has other letters. */
    @Test
    void isRoutedInSmallLetters() {
        assertThat(ingress("https://Login.Example.com").at("/spec/rules/0/host").asText())
                .isEqualTo("login.example.com");
    }

    @Test
    void isRoutedBelowItsPath() {
        List<String> below = List.of("/auth/realms", "/auth/resources", "/auth/.well-known");
        assertThat(paths("https://login.example.com/auth")).isEqualTo(below);
        assertThat(paths("https://login.example.com/auth/")).isEqualTo(below);
        assertThat(paths("https://login.example.com/")).contains("/realms");
    }

    /** What probes and Prometheus ask for would otherwise move below the path, too. */
    @Test
    void leavesHealthAndMetricsWhereTheyAre() {
        assertThat(build("https://login.example.com/auth"))
                .contains("--http-relative-path=/auth", "--http-management-relative-path=/");
        assertThat(build("https://login.example.com/")).noneMatch(option -> option.contains("relative-path"));
    }
}
