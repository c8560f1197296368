package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A program that acts for a user by the Model Context Protocol. */
final class Agent {

    static final String CLIENT = "agent";
    static final String SCOPE = "openid persona-mcp";
    static final String OLD = "2025-11-25";
    static final String NEW = "2026-07-28";

    private final TestRealm realm;
    private final String token;

    Agent(TestRealm realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    /** Lets agents into a realm, and gives it a client that may ask for their scope. */
    static void letIn(TestRealm realm) {
        switchOn(realm, true);
        realm.admin().createClient(Map.of("clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true));
        realm.admin()
                .call("PUT", "/personas/setup/agents?clients=" + CLIENT)
                .send()
                .expect(200);
    }

    static void switchOn(TestRealm realm, boolean on) {
        RealmAdmin admin = realm.admin();
        ObjectNode schema = (ObjectNode) admin.get("/personas/schema");
        schema.withObject("/agents").put("mcp", on);
        admin.put("/personas/schema", schema);
    }

    /** The agent of a user, in a new login session. */
    static Agent of(TestRealm realm, String user) {
        return new Agent(realm, tokens(realm, user, SCOPE).path("access_token").asText());
    }

    static JsonNode tokens(TestRealm realm, String user, String scope) {
        return realm.tokens(user, Map.of("client_id", CLIENT, "scope", scope))
                .expect(200)
                .json();
    }

    /** A message as it is, with headers of the caller's choice. */
    Reply post(Object message, UnaryOperator<HttpCall> more) {
        HttpCall call = realm.http()
                .post(realm.path("/persona/mcp"))
                .bearer(token)
                .header("Accept", "application/json, text/event-stream")
                .json(message);
        Reply reply = more.apply(call).send();
        Contract.check("POST", "/mcp", reply);
        return reply;
    }

    /** A request of the revision with a handshake. */
    Reply request(String method, Map<String, ?> params) {
        return post(
                Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params),
                call -> call.header("MCP-Protocol-Version", OLD));
    }

    /** A request of the revision without one. */
    Reply requestStateless(String method, Map<String, ?> params, @Nullable String name) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", NEW));
        return post(Map.of("jsonrpc", "2.0", "id", "seven", "method", method, "params", all), call -> {
            HttpCall with = call.header("MCP-Protocol-Version", NEW).header("Mcp-Method", method);
            return name == null ? with : with.header("Mcp-Name", name);
        });
    }

    /** The result of a tool, which may be that it has failed. */
    JsonNode call(String tool, Map<String, ?> arguments) {
        Map<String, Object> params = new HashMap<>(Map.of("name", tool, "arguments", arguments));
        JsonNode result = request("tools/call", params).expect(200).json().path("result");
        assertThat(result.path("content").path(0).path("type").asText()).isEqualTo("text");
        return result;
    }

    /** What a tool answers that must not fail. */
    JsonNode done(String tool, Map<String, ?> arguments) {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean(true)).as(result.toString()).isFalse();
        return result.path("structuredContent");
    }

    /** Why a tool has failed that must. */
    String refused(String tool, Map<String, ?> arguments) {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return result.path("structuredContent").path("detail").asText();
    }
}
