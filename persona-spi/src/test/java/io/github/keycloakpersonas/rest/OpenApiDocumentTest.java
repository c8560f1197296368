package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiDocumentTest {

    /** What only validators read can say everything that JSON Schema has. */
    private static final Set<String> IGNORED =
            Set.of("patternProperties", "propertyNames", "not", "if", "then", "else", "examples", "example");

    private static final URI DISCOVERY =
            URI.create("https://id.example.org/realms/$1/.well-known/openid-configuration");

    static List<OpenApiDocument> documents() {
        return List.of(OpenApiDocument.forUsers(), OpenApiDocument.forAdministrators());
    }

    private static ApiAddresses at(String server) {
        return new ApiAddresses(URI.create(server), DISCOVERY);
    }

    private static void namesTheAddresses(OpenApiDocument document, String server) throws IOException {
        JsonNode json = new ObjectMapper().readTree(document.json(at(server)));
        assertThat(new YAMLMapper().readTree(document.yaml(at(server)))).isEqualTo(json);
        assertThat(json.at("/servers/0/url").asText()).isEqualTo(server);
        assertThat(json.at("/components/securitySchemes/login/openIdConnectUrl").asText())
                .isEqualTo(DISCOVERY.toString());
        ObjectNode expected = document.tree().deepCopy();
        ((ObjectNode) expected.at("/servers/0")).put("url", server);
        ((ObjectNode) expected.at("/components/securitySchemes/login")).put("openIdConnectUrl", DISCOVERY.toString());
        assertThat(json).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/realms/acme/persona",
                "http://localhost:8080/realms/a'b%22%5C%7B%7D/persona",
                "https://id.example.org/realms/$1/persona"
            })
    void nameTheAddressesInBothFormsAndChangeNothingElse(String server) throws IOException {
        for (OpenApiDocument document : documents()) {
            namesTheAddresses(document, server);
        }
    }

    /** YAML knows numbers as names, JSON does not: OpenAPI wants status codes in quotes. */
    @ParameterizedTest
    @MethodSource("documents")
    void areYamlThatPeopleCanRead(OpenApiDocument document) {
        String yaml = document.yaml(at("https://id.example.org/realms/acme/persona"));
        assertThat(yaml)
                .startsWith("openapi: ")
                .contains("\"200\":", "description: |")
                .doesNotContain("\\n");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void tellOfEachOperationWhatTheDatabaseCanDoToIt(OpenApiDocument document) {
        document.tree()
                .path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(member -> member.getValue().has("responses"))
                        .forEach(operation -> {
                            JsonNode responses = operation.getValue().path("responses");
                            assertThat(responses.has("503"))
                                    .as(operation.getValue().path("operationId").asText())
                                    .isTrue();
                            assertThat(responses.has("409")
                                            || operation.getKey().equals("get"))
                                    .as(operation.getValue().path("operationId").asText())
                                    .isTrue();
                        }));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void haveEachOperationIdOnce(OpenApiDocument document) {
        assertThat(document.tree().path("paths").findValuesAsText("operationId"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void haveAllThatTheyReferTo(OpenApiDocument document) {
        assertThat(document.tree().findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.tree().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    /** The components of a document are for its own operations. */
    @ParameterizedTest
    @MethodSource("documents")
    void haveNothingThatNobodyRefersTo(OpenApiDocument document) {
        List<String> references = document.tree().findValuesAsText("$ref");
        document.tree().path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> assertThat(kind.getValue().properties())
                        .allSatisfy(component -> assertThat(references)
                                .contains("#/components/" + kind.getKey() + "/" + component.getKey())));
    }

    @Test
    void aFileMustNotSayWhatAnotherHasSaid() throws IOException {
        ObjectNode whole = (ObjectNode) new ObjectMapper().readTree("{\"paths\":{\"/a\":{\"get\":{}}}}");
        OpenApiFiles.join(whole, (ObjectNode) new ObjectMapper().readTree("{\"paths\":{\"/a\":{\"put\":1}}}"), "b");
        assertThat(whole).hasToString("{\"paths\":{\"/a\":{\"get\":{},\"put\":1}}}");
        assertThatThrownBy(() -> OpenApiFiles.join(whole, whole.deepCopy(), "b"))
                .hasMessage("b/paths//a says put a second time");
    }

    @Test
    void aComponentThatNoDocumentHasIsMissed() throws IOException {
        ObjectNode document = (ObjectNode)
                new ObjectMapper().readTree("{\"paths\":{\"/a\":{\"$ref\":\"#/components/schemas/None\"}}}");
        assertThatThrownBy(() -> OpenApiFiles.takeComponents(document, document.deepCopy()))
                .hasMessage("No document has #/components/schemas/None");
    }

    /** GeneratedClientsIT tries it, but not in each build. */
    @ParameterizedTest
    @MethodSource("documents")
    void haveNothingThatGeneratorsOfClientsStumbleOver(OpenApiDocument document) {
        Set<String> traps = new TreeSet<>();
        schemas(document.tree().path("paths"), "", traps);
        schemas(document.tree().path("components"), "", traps);
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
