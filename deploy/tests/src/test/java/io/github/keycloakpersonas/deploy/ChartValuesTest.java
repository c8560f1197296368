package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart says of values that are wrong, and that each value is described. */
class ChartValuesTest {

    private static final Path DEFAULTS = Chart.FOLDER.resolve("values.yaml");
    private static final Path PRODUCTION = Chart.EXAMPLES.resolve("production.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas=0 | replicas",
                "image.digest=sha256:short | digest",
                "hostname=login.example.com | hostname",
                "database.url=jdbc:mysql://db/keycloak | url",
                "database.port=0 | port",
                "imagePulPolicy=Always | imagePulPolicy",
                "topologySpread=Never | topologySpread",
                "backup.schedule=daily | schedule",
                "providers.jars[0]=another | jars",
                "database.vendor=db2 | vendor",
                "database.vendor=mariadb | url",
                "vault.secret=Upper | secret",
                "extraEnv[0].value=x | name",
                "options.PASSWORD=x | PASSWORD",
            })
    void refusesWrongValuesByName(String value, String name) {
        assertThatThrownBy(() -> Chart.render(DEFAULTS, value)).hasMessageContaining(name);
    }

    @Test
    void saysWhichStoreIsMissing() {
        assertThatThrownBy(() -> Chart.render(DEFAULTS, "externalSecrets.enabled=true"))
                .hasMessageContaining("externalSecrets.store names the store");
    }

    @Test
    void refusesWhatCannotWorkTogether() {
        assertThatThrownBy(() -> Chart.render(PRODUCTION, "autoscaling.maxReplicas=2"))
                .hasMessageContaining("autoscaling.maxReplicas is less than replicas");
        assertThatThrownBy(() -> Chart.render(Chart.EXAMPLES.resolve("mariadb.yaml"), "backup.enabled=true"))
                .hasMessageContaining("PostgreSQL only");
    }

    /** Helm reads them as fractions, and would write 1.048576e+07, which Keycloak does not understand. */
    @Test
    void writesNumbersAsTheyWereGiven(@TempDir Path folder) throws IOException {
        Path values = Files.writeString(folder.resolve("values.yaml"), """
                options:
                  KC_LARGE: 10485760
                  KC_SMALL: 50
                  KC_FRACTION: 1.5
                  KC_SWITCH: false
                """);
        JsonNode env = Chart.only(Chart.render(values), "StatefulSet").at("/spec/template/spec/containers/0/env");
        assertThat(Yaml.elements(env)
                        .filter(variable -> variable.path("name").asText().matches("KC_(LARGE|SMALL|FRACTION|SWITCH)"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactly("1.5", "10485760", "50", "false");
    }

    /** A value without a rule is refused by Helm; a rule without a value would be one that nobody finds. */
    @Test
    void explainsEachValueThatTheSchemaKnows() {
        JsonNode schema =
                Yaml.document(Chart.FOLDER.resolve("values.schema.json")).path("properties");
        JsonNode values = Yaml.document(DEFAULTS);
        assertThat(Yaml.members(schema).map(Map.Entry::getKey).filter(name -> !name.equals("global")))
                .containsExactlyInAnyOrderElementsOf(
                        Yaml.members(values).map(Map.Entry::getKey).toList());
        Yaml.members(schema)
                .filter(value -> value.getValue().has("properties"))
                .forEach(value -> assertThat(Yaml.members(value.getValue().path("properties"))
                                .map(Map.Entry::getKey))
                        .as(value.getKey())
                        .containsExactlyInAnyOrderElementsOf(Yaml.members(values.path(value.getKey()))
                                .map(Map.Entry::getKey)
                                .toList()));
    }
}
