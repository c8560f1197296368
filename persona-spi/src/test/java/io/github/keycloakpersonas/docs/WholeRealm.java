package io.github.keycloakpersonas.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A realm with all that the extension can add to one, for the page that removes it: all of it, and nothing else. */
final class WholeRealm {

    private static final String SHARED = "scope-of-somebody-else";
    /** The kind of mapper that is not the extension's. */
    static final String THEIRS = "oidc-audience-mapper";

    private WholeRealm() {}

    /** Adds what the realm may lack. */
    static void complete(RealmAdmin realm) {
        for (String scope : List.of("strings", "agents", "circles")) {
            realm.put("/personas/setup/" + scope, Map.of());
        }
        ObjectNode schema = (ObjectNode) realm.get("/personas/schema");
        schema.putObject("invitations").put("enabled", true);
        realm.put("/personas/schema", schema);
        realm.post(
                "/client-scopes",
                Map.of(
                        "name",
                        SHARED,
                        "protocol",
                        "openid-connect",
                        "protocolMappers",
                        List.of(mapper("ours", "oidc-persona-mapper"), mapper("theirs", THEIRS))));
        realm.createClient(Map.of(
                "clientId",
                "with-a-mapper-of-its-own",
                "protocolMappers",
                List.of(mapper("ours", "oidc-persona-roles-mapper"))));
    }

    private static Map<String, Object> mapper(String name, String type) {
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", Map.of());
    }

    /** What is left of the extension in it, apart from the personas themselves. */
    static List<String> left(RealmAdmin realm) {
        String export = realm.post("/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of())
                .text();
        Stream<String> parts = Stream.of(
                        "persona-mapper",
                        "persona-roles-mapper",
                        "persona-agents-mapper",
                        "persona-api",
                        "personaScopeConsentText",
                        "personaStringsScope",
                        "personaMcpScope",
                        "personaCirclesScope")
                .filter(export::contains);
        Stream<String> actions = realm.get("/authentication/required-actions").findValuesAsText("providerId").stream()
                .filter(action -> action.contains("persona"));
        return Stream.concat(parts, actions).toList();
    }

    /** The kinds of mappers that the client scope of somebody else has. */
    static List<String> ofOthers(RealmAdmin realm) {
        for (JsonNode scope : realm.get("/client-scopes")) {
            if (scope.path("name").asText().equals(SHARED)) {
                return scope.findValuesAsText("protocolMapper");
            }
        }
        return List.of();
    }
}
