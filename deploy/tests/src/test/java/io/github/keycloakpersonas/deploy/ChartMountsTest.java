package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nodes are given besides their own folders: keys of the vault, a certificate of the database, files of an operator. */
class ChartMountsTest {

    private static final Path DEFAULTS = Chart.FOLDER.resolve("values.yaml");
    private static final Path PRODUCTION = Chart.EXAMPLES.resolve("production.yaml");
    private static final Path SECRETS = Chart.EXAMPLES.resolve("secrets.yaml");
    private static final Path STOCK = Chart.EXAMPLES.resolve("stock.yaml");
    private static final Path OPERATOR =
            Yaml.ROOT.resolve("deploy").resolve("operator").resolve("keycloak.yaml");
    private static final Path COMPONENT =
            Yaml.ROOT.resolve("deploy").resolve("kustomize").resolve("vault").resolve("vault.yaml");

    private static JsonNode pod(List<JsonNode> documents) {
        return Chart.only(documents, "StatefulSet").at("/spec/template/spec");
    }

    private static JsonNode named(JsonNode list, String name) {
        return Yaml.elements(list)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + list));
    }

    /** The folder where a container has a volume, which it must not write to. */
    private static String folder(JsonNode container, String volume) {
        JsonNode mount = named(container.path("volumeMounts"), volume);
        assertThat(mount.path("readOnly").asBoolean()).isTrue();
        assertThat(mount.has("subPath")).as("is renewed").isFalse();
        return mount.path("mountPath").asText();
    }

    private static Stream<String> names(JsonNode list) {
        return Yaml.elements(list).map(each -> each.path("name").asText());
    }

    @Test
    void areNothingUnlessAskedFor() {
        JsonNode pod = pod(Chart.render(DEFAULTS));
        assertThat(names(pod.path("volumes"))).containsExactly("data", "tmp");
        assertThat(names(pod.at("/containers/0/env"))).noneMatch(name -> name.startsWith("KC_VAULT"));
        assertThat(pod(Chart.render(STOCK)).at("/initContainers/2/args").toString())
                .doesNotContain("vault");
    }

    @Test
    void areTheFilesOfTheVault() {
        JsonNode pod = pod(Chart.render(SECRETS));
        JsonNode server = pod.at("/containers/0");
        assertThat(named(server.path("env"), "KC_VAULT").path("value").asText()).isEqualTo("file");
        assertThat(named(server.path("env"), "KC_VAULT_DIR").path("value").asText())
                .isEqualTo(folder(server, "vault"));
        assertThat(named(pod.path("volumes"), "vault").at("/secret/secretName").asText())
                .isEqualTo("keycloak-vault");
    }

    /** Keycloak refuses the option at its start if it was not built with it. */
    @Test
    void findAServerThatIsBuiltWithTheVault() {
        assertThat(Yaml.text(Yaml.ROOT.resolve("Dockerfile"))).containsPattern("kc\\.sh build .*--vault=file");
        JsonNode builder =
                pod(Chart.render(STOCK, "vault.secret=keycloak-vault")).at("/initContainers/2");
        assertThat(Yaml.elements(builder.path("args")).map(JsonNode::asText)).contains("--vault=file");
    }

    @Test
    void areTheSameWithKustomizeAndTheOperator() {
        JsonNode patched = Yaml.document(COMPONENT).at("/spec/template/spec/containers/0");
        assertThat(named(patched.path("env"), "KC_VAULT_DIR").path("value").asText())
                .isEqualTo(folder(patched, "vault"));
        JsonNode keycloak = Yaml.documents(Yaml.text(OPERATOR)).get(0).path("spec");
        JsonNode options = keycloak.path("additionalOptions");
        assertThat(named(options, "vault").path("value").asText()).isEqualTo("file");
        JsonNode pod = keycloak.at("/unsupported/podTemplate/spec");
        assertThat(named(options, "vault-dir").path("value").asText())
                .isEqualTo(folder(pod.at("/containers/0"), "vault"));
        assertThat(named(pod.path("volumes"), "vault").at("/secret/optional").asBoolean())
                .isTrue();
    }

    @Test
    void comeFromAStore() {
        List<JsonNode> documents = Chart.render(SECRETS);
        List<JsonNode> stored = documents.stream()
                .filter(document -> document.path("kind").asText().equals("ExternalSecret"))
                .toList();
        assertThat(stored)
                .extracting(document -> document.at("/spec/target/name").asText())
                .containsExactly("keycloak-database", "keycloak-vault");
        assertThat(stored.get(1).at("/spec/dataFrom/0/extract/key").asText()).isEqualTo("keycloak/vault");
        assertThatThrownBy(() -> Chart.render(SECRETS, "vault.secret="))
                .hasMessageContaining("vault.secret names the secret");
    }

    /** Nodes and backups send the password to no server but the one with that certificate. */
    @Test
    void areTheAuthorityOfTheDatabase() {
        List<JsonNode> documents = Chart.render(PRODUCTION);
        JsonNode server = pod(documents).at("/containers/0");
        assertThat(named(server.path("env"), "KC_DB_URL").path("value").asText())
                .endsWith("sslmode=verify-full&sslrootcert=" + folder(server, "database-ca") + "/ca.crt");
        JsonNode backup = Chart.only(documents, "CronJob").at("/spec/jobTemplate/spec/template/spec");
        JsonNode dump = backup.at("/containers/0");
        assertThat(named(dump.path("env"), "PGSSLMODE").path("value").asText()).isEqualTo("verify-full");
        assertThat(named(dump.path("env"), "PGSSLROOTCERT").path("value").asText())
                .isEqualTo(folder(dump, "database-ca") + "/ca.crt");
        assertThat(named(backup.path("volumes"), "database-ca"))
                .isEqualTo(named(pod(documents).path("volumes"), "database-ca"));
    }

    @Test
    void areWhatAnOperatorAdds() {
        JsonNode pod = pod(Chart.render(SECRETS));
        JsonNode server = pod.at("/containers/0");
        JsonNode key = named(server.path("env"), "EVIDENCE_KEY");
        assertThat(key.has("value")).isFalse();
        assertThat(key.at("/valueFrom/secretKeyRef/name").asText()).isEqualTo("evidence");
        assertThat(server.path("args").toString()).contains("targets=" + folder(server, "targets") + "/targets.json");
    }
}
