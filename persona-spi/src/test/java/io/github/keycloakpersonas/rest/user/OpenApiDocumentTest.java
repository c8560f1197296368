package io.github.keycloakpersonas.rest.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiDocumentTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.instance();

    /** What only validators read can say everything that JSON Schema has. */
    private static final Set<String> IGNORED =
            Set.of("patternProperties", "propertyNames", "not", "if", "then", "examples", "example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/realms/acme/persona",
                "http://localhost:8080/realms/a'b%22%5C%7B%7D/persona",
                "https://id.example.org/realms/$1/persona"
            })
    void namesTheServerInBothFormsAndChangesNothingElse(String server) throws IOException {
        JsonNode json = new ObjectMapper().readTree(DOCUMENT.json(URI.create(server)));
        assertThat(new YAMLMapper().readTree(DOCUMENT.yaml(URI.create(server)))).isEqualTo(json);
        assertThat(json.at("/servers/0/url").asText()).isEqualTo(server);
        String asWritten = DOCUMENT.tree().at("/servers/0/url").asText();
        assertThat(DOCUMENT.json(URI.create(asWritten)))
                .isEqualTo(DOCUMENT.tree().toString());
    }

    /** GeneratedClientsIT tries it, but not in each build. */
    @Test
    void hasNothingThatGeneratorsOfClientsStumbleOver() {
        Set<String> traps = new TreeSet<>();
        schemas(DOCUMENT.tree().path("paths"), "", traps);
        schemas(DOCUMENT.tree().path("components"), "", traps);
        assertThat(traps).isEmpty();
    }

    private static void schemas(JsonNode node, String place, Set<String> traps) {
        traps(node).forEach(trap -> traps.add(place + ": " + trap));
        node.properties().stream()
                .filter(member -> !IGNORED.contains(member.getKey()))
                .forEach(member -> schemas(member.getValue(), place + "/" + member.getKey(), traps));
        if (node.isArray()) {
            node.forEach(entry -> schemas(entry, place, traps));
        }
    }

    private static List<String> traps(JsonNode schema) {
        List<String> traps = new ArrayList<>();
        List.of("anyOf", "oneOf", "allOf").forEach(keyword -> {
            if (schema.path(keyword).isArray()) {
                traps.add(keyword + " becomes a class of its own, which is wrong in Java");
            }
        });
        JsonNode type = schema.path("type");
        if (type.asText().equals("null")) {
            traps.add("a type that is only null does not compile");
        }
        if (type.isArray() && !(type.size() == 2 && type.get(1).asText().equals("null"))) {
            traps.add("of several types only one with null is understood");
        }
        if (schema.path("pattern").asText().matches("(?s).*(\\\\[pPuhRAzZ]|\\(\\?|\\[\\[|&&).*")) {
            traps.add("a pattern that is not the same in Java, Python and JavaScript");
        }
        return traps;
    }
}
