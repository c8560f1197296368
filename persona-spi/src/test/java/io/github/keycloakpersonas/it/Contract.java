package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.testkit.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The OpenAPI document that the JAR ships, which every answer of the API is held against. */
final class Contract {

    private static final JsonNode AS_WRITTEN = document();

    /** Clients must bear members that a later version adds; here an answer with a member that is not in the document is a fault. */
    private static final JsonNode DOCUMENT = closed(AS_WRITTEN.deepCopy());

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private Contract() {}

    static JsonNode openApi() {
        return AS_WRITTEN;
    }

    /**
     * Holds an answer against the document: the operation has that status, the body has its schema, and the headers that
     * every answer has are there. What the document does not know must be a problem.
     *
     * @param path below the API's base path, without query
     */
    static void check(String method, String path, Reply reply) {
        assertThat(reply.header("X-Request-Id")).as("X-Request-Id of " + reply).isPresent();
        assertThat(reply.header("Cache-Control"))
                .as("Cache-Control of " + reply)
                .hasValue("no-store");
        String type = reply.header("Content-Type").orElse("");
        if (reply.status() >= 400 && reply.status() != 503) {
            assertThat(type).as(reply.toString()).isEqualTo("application/problem+json");
            valid(DOCUMENT.at("/components/schemas/Problem"), reply.json(), reply);
            assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
            assertThat(reply.header("X-Request-Id"))
                    .hasValue(reply.json().path("request_id").asText());
            assertThat(statusesOfType(reply.json().path("type").asText()))
                    .as("The type of " + reply)
                    .contains(reply.status());
        }
        operation(method, path).ifPresent(operation -> {
            JsonNode response = resolve(operation.path("responses").path(Integer.toString(reply.status())));
            assertThat(response.isObject())
                    .as("%s %s documents %s", method, path, reply)
                    .isTrue();
            JsonNode schema = response.path("content").path(type).path("schema");
            if (schema.isObject() && type.endsWith("json")) {
                valid(schema, reply.json(), reply);
            }
        });
    }

    /** The status codes that an answer of that type may have. */
    private static Set<Integer> statusesOfType(String uri) {
        return uri.equals(ProblemType.OF_STATUS)
                ? Set.of(400, 404, 405, 408, 412, 413, 414, 415, 429, 500)
                : Arrays.stream(ProblemType.values())
                        .filter(type -> type.uri().equals(uri))
                        .map(ProblemType::status)
                        .collect(Collectors.toSet());
    }

    private static Optional<JsonNode> operation(String method, String path) {
        return DOCUMENT.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min((a, b) ->
                        Boolean.compare(a.getKey().contains("{"), b.getKey().contains("{")))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    private static void valid(JsonNode schema, JsonNode body, Reply reply) {
        JsonSchema compiled = COMPILED.computeIfAbsent(schema, raw -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.setAll((ObjectNode) raw);
            root.set("components", DOCUMENT.path("components"));
            return SCHEMAS.getSchema(root);
        });
        assertThat(compiled.validate(body)).as(reply.toString()).isEmpty();
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode schema
                && "object".equals(schema.path("type").asText())
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(Contract::closed);
        return node;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode document() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/persona-api/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
