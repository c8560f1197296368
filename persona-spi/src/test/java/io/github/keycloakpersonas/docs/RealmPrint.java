package io.github.keycloakpersonas.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that an administrator can see of a realm, in a form that two times can be compared in. */
final class RealmPrint {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private RealmPrint() {}

    static List<String> of(RealmAdmin realm) throws IOException {
        Map<String, JsonNode> parts = new TreeMap<>();
        parts.put("realm", realm.get(""));
        parts.put(
                "export",
                realm.post("/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of())
                        .json());
        parts.put("users", realm.get("/users?max=1000"));
        parts.put("required actions", realm.get("/authentication/required-actions"));
        parts.put("schema", realm.get("/personas/schema"));
        parts.put("personas", personas(realm));
        List<String> lines = new ArrayList<>();
        parts.forEach((name, part) -> flatten(name, part, lines));
        lines.sort(null);
        return lines;
    }

    private static JsonNode personas(RealmAdmin realm) throws IOException {
        ArrayNode personas = MAPPER.createArrayNode();
        String export = realm.call("GET", "/personas/export").send().expect(200).text();
        for (String line : export.lines().toList()) {
            ObjectNode persona = (ObjectNode) MAPPER.readTree(line);
            // A change and its taking back count both.
            persona.remove(List.of("version", "updated_at"));
            personas.add(persona);
        }
        return personas;
    }

    /** A line for each value; an empty text is none. Neither the order of lists nor the ids of what was removed and made again matter. */
    private static void flatten(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            node.properties().forEach(member -> flatten(path + "." + member.getKey(), member.getValue(), lines));
        } else if (node.isArray()) {
            node.forEach(element -> flatten(path + "[" + name(element) + "]", element, lines));
        } else if (!node.asText().isEmpty()) {
            lines.add((path + " = " + node.asText()).replaceAll(UUID, "…"));
        }
    }

    private static String name(JsonNode element) {
        for (String member : List.of("clientId", "name", "alias", "username", "displayName", "title")) {
            if (element.hasNonNull(member)) {
                return element.get(member).asText();
            }
        }
        return "";
    }
}
