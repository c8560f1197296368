package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.keycloakpersonas.rest.OpenApiDocument;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The OpenAPI documents that the JAR ships, which every answer of the APIs is held against. */
final class Contract {

    private static final String PAGE = "text/html";

    private static final Contract USERS = new Contract(OpenApiDocument.forUsers());
    private static final Contract ADMINISTRATORS = new Contract(OpenApiDocument.forAdministrators());

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode asWritten;

    /** Clients must bear members that a later version adds; here an answer with a member that is not in the document is a fault. */
    private final JsonNode document;

    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Contract(OpenApiDocument document) {
        this.asWritten = document.tree();
        this.document = closed(asWritten.deepCopy());
    }

    static JsonNode openApi() {
        return USERS.asWritten;
    }

    static JsonNode adminOpenApi() {
        return ADMINISTRATORS.asWritten;
    }

    /**
     * Holds an answer against the users' document: the operation has that status, the body has its schema, and the headers that
     * it has to have are there. What the document does not know must be a problem.
     *
     * @param path below the API's base path, without query
     */
    static void check(String method, String path, Reply reply) {
        USERS.hold(method, path, reply);
    }

    /** The same with the administrators' document. {@link AdminContract} calls it for every answer. */
    static void checkAdmin(String method, String path, Reply reply) {
        ADMINISTRATORS.hold(method, path, reply);
    }

    private void hold(String method, String path, Reply reply) {
        assertThat(reply.header("X-Request-Id")).as("X-Request-Id of " + reply).isPresent();
        assertThat(reply.header("Cache-Control"))
                .as("Cache-Control of " + reply)
                .hasValue("no-store");
        Optional<JsonNode> operation = operation(method, path);
        // Keycloak says the encoding of its pages.
        String type = reply.header("Content-Type").orElse("").replace(PAGE + ";charset=utf-8", PAGE);
        if (reply.status() >= 400 && !hasAFormOfItsOwn(operation, reply, type)) {
            isProblem(reply, type);
            if (operation.isEmpty()) {
                valid(document.at("/components/schemas/Problem"), reply);
            }
        }
        operation.filter(known -> reply.status() != 405).ifPresent(known -> {
            JsonNode response = resolve(known.path("responses").path(Integer.toString(reply.status())));
            assertThat(response.isObject())
                    .as("%s %s documents %s", method, path, reply)
                    .isTrue();
            isAsDocumented(response, reply, type);
        });
    }

    /** Whether the document has another form for it than a problem: pages, errors of JSON-RPC, and a database that does not answer. */
    private boolean hasAFormOfItsOwn(Optional<JsonNode> operation, Reply reply, String type) {
        return (type.equals("application/json") || type.equals(PAGE))
                && operation
                        .map(known -> resolve(known.path("responses").path(Integer.toString(reply.status()))))
                        .filter(response -> response.path("content").has(type))
                        .isPresent();
    }

    private static void isProblem(Reply reply, String type) {
        assertThat(type).as(reply.toString()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
        assertThat(reply.header("X-Request-Id"))
                .hasValue(reply.json().path("request_id").asText());
        assertThat(statusesOfType(reply.json().path("type").asText()))
                .as("The type of " + reply)
                .contains(reply.status());
    }

    private void isAsDocumented(JsonNode response, Reply reply, String type) {
        response.path("headers").properties().stream()
                .filter(header -> resolve(header.getValue()).path("required").asBoolean())
                .forEach(header -> assertThat(reply.header(header.getKey()))
                        .as("%s", reply)
                        .isPresent());
        JsonNode content = response.path("content");
        String documented = type.split(";", 2)[0];
        assertThat(content.isEmpty() || content.has(documented))
                .as("%s documents %s of %s", content, type, reply)
                .isTrue();
        JsonNode schema = content.path(documented).path("schema");
        // What a proxy has compressed is the same JSON, and is looked at where it was not.
        boolean isReadable = reply.header("Content-Encoding").isEmpty();
        if (isReadable && schema.isObject() && (type.equals("application/json") || type.endsWith("+json"))) {
            valid(schema, reply);
        }
    }

    /** The status codes that an answer of that type may have. */
    private static Set<Integer> statusesOfType(String uri) {
        return uri.equals(ProblemType.OF_STATUS)
                ? Set.of(400, 404, 405, 408, 412, 413, 414, 415, 429, 500, 501, 503)
                : Arrays.stream(ProblemType.values())
                        .filter(type -> type.uri().equals(uri))
                        .map(ProblemType::status)
                        .collect(Collectors.toSet());
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min((a, b) ->
                        Boolean.compare(a.getKey().contains("{"), b.getKey().contains("{")))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    private void valid(JsonNode schema, Reply reply) {
        JsonSchema checks = compiled.computeIfAbsent(schema, raw -> {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.setAll((ObjectNode) raw);
            root.set("components", document.path("components"));
            return SCHEMAS.getSchema(root);
        });
        assertThat(checks.validate(reply.json())).as(reply.toString()).isEmpty();
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

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
