package io.github.keycloakpersonas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
