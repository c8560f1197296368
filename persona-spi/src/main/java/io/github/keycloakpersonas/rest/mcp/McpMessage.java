package io.github.keycloakpersonas.rest.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request or a notification (JSON-RPC 2.0, section 4).
 *
 * @param id what the answer names the request by: a text or a number; null for a notification, which gets no answer
 * @param method what is asked for
 * @param params its parameters; an empty object where none are sent
 * @param revision the revision of the protocol that it is written in
 */
record McpMessage(@Nullable JsonNode id, String method, JsonNode params, Revision revision) {

    private static final String METHOD_HEADER = "Mcp-Method";
    private static final String NAME_HEADER = "Mcp-Name";

    /** The methods whose subject a header repeats, and the parameter that holds it. */
    private static final Map<String, String> NAMED = Map.of("tools/call", "name", "resources/read", "uri");

    private static final String BASE64_START = "=?base64?";
    private static final String BASE64_END = "?=";

    /**
     * Reads a message.
     *
     * @param header the value of a header of the request, empty if it was not sent
     * @throws McpFault if it is no request or notification, or the headers say something else
     */
    static McpMessage read(JsonNode json, Function<String, Optional<String>> header) {
        JsonNode method = json.path("method");
        if (!json.path("jsonrpc").asText().equals("2.0") || !method.isTextual()) {
            throw McpFault.invalidRequest("The body must be a request or a notification of JSON-RPC 2.0");
        }
        JsonNode id = json.get("id");
        if (id != null && !id.isTextual() && !id.isIntegralNumber()) {
            throw McpFault.invalidRequest("id must be a text or an integer");
        }
        JsonNode params = json.has("params") ? json.path("params") : JsonNodeFactory.instance.objectNode();
        if (!params.isObject()) {
            throw McpFault.invalidRequest("params must be an object");
        }
        Revision revision = Revision.of(params, header.apply(Revision.HEADER));
        McpMessage message = new McpMessage(id, method.asText(), params, revision);
        message.requireHeaders(header);
        return message;
    }

    boolean isNotification() {
        return id == null;
    }

    /** Proxies decide by these headers, so they must say what the message says. */
    private void requireHeaders(Function<String, Optional<String>> header) {
        if (revision != Revision.STATELESS || isNotification()) {
            return;
        }
        if (header.apply(METHOD_HEADER).filter(method::equals).isEmpty()) {
            throw McpFault.headerMismatch(METHOD_HEADER, "the method of the message");
        }
        String parameter = NAMED.get(method);
        if (parameter != null) {
            String name = params.path(parameter).asText();
            if (header.apply(NAME_HEADER)
                    .flatMap(McpMessage::decoded)
                    .filter(name::equals)
                    .isEmpty()) {
                throw McpFault.headerMismatch(NAME_HEADER, "the " + parameter + " of the message");
            }
        }
    }

    /** A header has ASCII letters only; a value with others is sent in Base64. */
    private static Optional<String> decoded(String value) {
        if (!value.startsWith(BASE64_START) || !value.endsWith(BASE64_END)) {
            return Optional.of(value);
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(value.substring(BASE64_START.length(), value.length() - BASE64_END.length()));
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
