package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.mcp.McpServer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code /mcp}: this API as tools for agents, by the Model Context Protocol. */
public final class McpResource {

    private final Exchange exchange;
    private final Gate gate;
    private final McpServer server;

    McpResource(Exchange exchange, Gate gate, ApiRootResource api, String version) {
        PersonaTools personas = new PersonaTools(exchange, gate, api);
        this.exchange = exchange;
        this.gate = gate;
        this.server = new McpServer(exchange, version, personas.tools(), personas.resources());
    }

    /** Answers a message of the protocol. */
    @POST
    public Response message(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireAgent();
            JsonNode message = JsonBody.object(exchange, body, JsonBody.MAX_BYTES);
            return server.answer(message);
        });
    }
}
