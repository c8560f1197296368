package io.github.keycloakpersonas.rest.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * A resource that agents can read.
 *
 * @param definition what clients are told of it: its URI, its name, what it holds
 * @param read its content, as the answer of an endpoint of the API
 */
public record McpResourceText(JsonNode definition, Supplier<Response> read) {

    String uri() {
        return definition.path("uri").asText();
    }
}
