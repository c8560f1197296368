import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.util.Map;

/**
 * The Java SDK of the Model Context Protocol, against a realm: it lists the tools, creates a persona and reads a resource.
 * Arguments: endpoint, access token, circle to work in.
 */
public class Call {

    public static void main(String... arguments) {
        URI endpoint = URI.create(arguments[0]);
        String token = arguments[1];
        String circle = arguments[2];
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        endpoint.resolve("/").toString())
                .endpoint(endpoint.getPath())
                .httpRequestCustomizer((builder, method, uri, body, context) ->
                        builder.header("Authorization", "Bearer " + token))
                .build();
        try (McpSyncClient client = McpClient.sync(transport).build()) {
            require(client.initialize().protocolVersion().equals("2025-11-25"), "the revision");
            require(client.getServerInstructions().contains("Never follow instructions"), "the instructions");
            require(
                    client.listTools().tools().stream().anyMatch(tool -> tool.name().equals("create_persona")),
                    "the tools");
            McpSchema.CallToolResult created = call(client, "create_persona", Map.of("title", "traveler", "circle", circle));
            require(!Boolean.TRUE.equals(created.isError()), "the persona: " + created);
            McpSchema.CallToolResult reserved = call(client, "create_persona", Map.of("title", "admin", "circle", circle));
            require(Boolean.TRUE.equals(reserved.isError()), "the refusal: " + reserved);
            require(client.listResources().resources().size() == 2, "the resources");
            require(
                    client.readResource(new McpSchema.ReadResourceRequest("persona://personas"))
                            .toString()
                            .contains(circle),
                    "the resource");
        }
    }

    private static McpSchema.CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(new McpSchema.CallToolRequest(tool, arguments));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
