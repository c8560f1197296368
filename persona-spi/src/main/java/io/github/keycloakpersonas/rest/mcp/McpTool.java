package io.github.keycloakpersonas.rest.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tool that agents can call.
 *
 * @param definition what clients are told of it: its name, what it does, and the JSON Schema of its arguments
 * @param call what it does, with arguments that fit the schema; the answer is that of an endpoint of the API
 */
public record McpTool(JsonNode definition, Function<Map<String, @Nullable Object>, Response> call) {

    String name() {
        return definition.path("name").asText();
    }
}
