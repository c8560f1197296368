package io.github.keycloakpersonas.rest.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, held against the part of JSON Schema that the tools' schemas use: names, types, required ones. */
final class ToolArguments {

    private ToolArguments() {}

    /**
     * Reads the arguments.
     *
     * @param schema the JSON Schema of the tool
     * @param arguments what the client sent; missing where it sent none
     * @throws McpFault if they do not fit the schema
     */
    static Map<String, @Nullable Object> read(JsonNode schema, JsonNode arguments) {
        if (arguments.isMissingNode()) {
            requireAll(schema, Map.of());
            return new LinkedHashMap<>();
        }
        if (!arguments.isObject()) {
            throw McpFault.invalidParams("arguments must be an object");
        }
        Map<String, @Nullable Object> read = PlainJson.members(arguments);
        List<String> faults = new ArrayList<>();
        arguments.properties().forEach(argument -> {
            JsonNode rule = schema.path("properties").path(argument.getKey());
            if (rule.isMissingNode()) {
                faults.add("there is an unknown argument; known are " + names(schema));
            } else if (!fits(rule.path("type").asText(), argument.getValue())) {
                faults.add(argument.getKey() + " must be of type "
                        + rule.path("type").asText());
            }
        });
        if (!faults.isEmpty()) {
            throw McpFault.invalidParams(
                    String.join("; ", faults.stream().distinct().toList()));
        }
        requireAll(schema, read);
        return read;
    }

    private static void requireAll(JsonNode schema, Map<String, @Nullable Object> arguments) {
        for (JsonNode required : schema.path("required")) {
            if (arguments.get(required.asText()) == null) {
                throw McpFault.invalidParams(required.asText() + " is required");
            }
        }
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private static String names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
