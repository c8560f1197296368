package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.mcp.McpResourceText;
import io.github.keycloakpersonas.rest.mcp.McpTool;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tools and resources that agents get. Each is a call of an endpoint of this API, so that the same checks, limits
 * and events apply whichever way a user's program comes.
 */
final class PersonaTools {

    /** What clients are told of the tools and resources. */
    private static final JsonNode DEFINITIONS = definitions();

    private static final String PERSONA_ID = "persona_id";
    private static final String ATTRIBUTES = "attributes";
    private static final String VERSION = "version";

    private final Exchange exchange;
    private final Gate gate;
    private final ApiRootResource api;

    PersonaTools(Exchange exchange, Gate gate, ApiRootResource api) {
        this.exchange = exchange;
        this.gate = gate;
        this.api = api;
    }

    List<McpTool> tools() {
        Map<String, Function<Map<String, @Nullable Object>, Response>> calls = new LinkedHashMap<>();
        calls.put("list_personas", this::list);
        calls.put("create_persona", this::create);
        calls.put("change_persona", this::change);
        calls.put("switch_off_persona", this::switchOff);
        calls.put("selected_persona", arguments -> session().selected());
        calls.put("select_persona", arguments -> session().select(body(arguments)));
        calls.put("unselect_persona", arguments -> session().clear());
        calls.put("find_users_by_persona", this::findUsers);
        calls.put("explain_my_token", this::explain);
        List<McpTool> tools = new ArrayList<>();
        for (JsonNode definition : DEFINITIONS.path("tools")) {
            tools.add(
                    new McpTool(definition, known(calls, definition.path("name").asText())));
        }
        return tools;
    }

    List<McpResourceText> resources() {
        Map<String, Supplier<Response>> reads = Map.of(
                "persona://personas", () -> list(Map.of()),
                "persona://schema", () -> exchange.with(Map.of(), api::schema));
        List<McpResourceText> resources = new ArrayList<>();
        for (JsonNode definition : DEFINITIONS.path("resources")) {
            resources.add(new McpResourceText(
                    definition, known(reads, definition.path("uri").asText())));
        }
        return resources;
    }

    private Response list(Map<String, @Nullable Object> arguments) {
        return exchange.with(parameters(arguments), () -> api.personas().list());
    }

    private Response create(Map<String, @Nullable Object> arguments) {
        return withVersion(api.personas().create(body(withAttributes(arguments))));
    }

    private Response change(Map<String, @Nullable Object> arguments) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(arguments);
        String id = String.valueOf(members.remove(PERSONA_ID));
        Optional<String> version = Optional.ofNullable(members.remove(VERSION)).map(number -> "\"" + number + "\"");
        return withVersion(new PersonaResource(exchange, gate, id, version).patch(body(withAttributes(members))));
    }

    private Response switchOff(Map<String, @Nullable Object> arguments) {
        String id = String.valueOf(arguments.get(PERSONA_ID));
        return withVersion(
                new PersonaResource(exchange, gate, id, Optional.empty()).patch(body(Map.of("status", "inactive"))));
    }

    private Response findUsers(Map<String, @Nullable Object> arguments) {
        return exchange.with(parameters(arguments), () -> api.users().byPersona());
    }

    private Response explain(Map<String, @Nullable Object> arguments) {
        return new OwnExplanation(exchange, gate).of(text(arguments, "scope"));
    }

    /** An agent selects for its own application, and never for the others of the user. */
    private SessionPersonaResource session() {
        return new SessionPersonaResource(exchange, gate, SelectionReach.CLIENT);
    }

    /** Attributes stand beside the fixed members of a persona. An argument of the tool wins over an attribute of its name. */
    private static Map<String, @Nullable Object> withAttributes(Map<String, @Nullable Object> arguments) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (arguments.get(ATTRIBUTES) instanceof Map<?, ?> attributes) {
            attributes.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        arguments.forEach((name, value) -> {
            if (!name.equals(ATTRIBUTES)) {
                members.put(name, value);
            }
        });
        return members;
    }

    /** The answer with the version that its header names, since a tool has no headers. */
    private static Response withVersion(Response answer) {
        String tag = answer.getHeaderString("ETag");
        if (tag == null || !(answer.getEntity() instanceof String json)) {
            return answer;
        }
        try {
            Map<String, @Nullable Object> members = PlainJson.members(PlainJson.parse(json));
            members.put(VERSION, Long.parseLong(tag.replace("\"", "")));
            return Exchange.json(answer.getStatus(), members).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An endpoint has answered no JSON", e);
        }
    }

    private static InputStream body(Map<String, @Nullable Object> members) {
        return new ByteArrayInputStream(PlainJson.bytes(members));
    }

    private static Map<String, String> parameters(Map<String, @Nullable Object> arguments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (value != null) {
                parameters.put(name, value.toString());
            }
        });
        return parameters;
    }

    private static @Nullable String text(Map<String, @Nullable Object> arguments, String name) {
        Object value = arguments.get(name);
        return value == null ? null : value.toString();
    }

    private static <T> T known(Map<String, T> bindings, String name) {
        T found = bindings.get(name);
        if (found == null) {
            throw new IllegalStateException("Nothing does what is defined as " + name);
        }
        return found;
    }

    private static JsonNode definitions() {
        try (InputStream file = PersonaTools.class.getResourceAsStream("/persona-api/mcp.json")) {
            if (file == null) {
                throw new IllegalStateException("The definitions of the tools are missing");
            }
            return PlainJson.parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
