package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A realm that comes with users and personas in every state, which users can't give themselves. */
final class SeededRealm {

    private static final String SCHEMA = """
            {"titles":[{"name":"traveler"},{"name":"travel-agent"},{"name":"office-manager"}],
             "attributes":[{"name":"level","type":"integer","default":1,"in_tokens":true},
                           {"name":"secret","type":"string","default":"x"}],
             "limits":{"personas_per_user":20}}""";

    private SeededRealm() {}

    /** A persona to be there from the start: member names and values in turn, after owner, title and circle. */
    static Map<String, String> persona(String owner, String title, String circle, String... more) {
        Map<String, String> persona = new LinkedHashMap<>();
        persona.put("username", owner);
        persona.put("title", title);
        persona.put("circle", circle);
        for (int i = 0; i < more.length; i += 2) {
            persona.put(more[i], more[i + 1]);
        }
        return persona;
    }

    /** A new realm; the personas' owners can log in, with their names as passwords. */
    static TestRealm create(KeycloakServer server, List<Map<String, String>> personas) {
        List<Map<String, Object>> users = personas.stream()
                .map(persona -> persona.get("username"))
                .distinct()
                .map(SeededRealm::user)
                .toList();
        return TestRealm.create(
                server,
                Map.of(
                        "attributes",
                        Map.of("persona.schema", SCHEMA, "persona.import", json(personas)),
                        "users",
                        users));
    }

    /** A new realm that brings a text as its schema, which can be none. */
    static TestRealm withSchema(KeycloakServer server, String text) {
        return TestRealm.create(server, Map.of("attributes", Map.of("persona.schema", text)));
    }

    private static String json(List<Map<String, String>> personas) {
        return personas.stream()
                .map(persona -> persona.entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A user whose password is the name, as realms bring users along. */
    static Map<String, Object> user(String name) {
        return user(name, Map.of("type", "password", "value", name));
    }

    /** The same with another credential. */
    static Map<String, Object> user(String name, Map<String, Object> credential) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "emailVerified",
                true,
                "firstName",
                name,
                "lastName",
                "Example",
                "credentials",
                List.of(credential));
    }
}
