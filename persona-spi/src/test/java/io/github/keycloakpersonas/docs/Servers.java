package io.github.keycloakpersonas.docs;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import java.util.Map;

/** What the server's addresses are on the pages, and here. */
public record Servers(Map<String, String> byDocumented) {

    public static Servers of(KeycloakServer server) {
        return new Servers(Map.of(
                "localhost:8080", server.baseUri().getAuthority(),
                "localhost:9000", server.managementUri().getAuthority()));
    }

    String inPlaceOfDocumented(String commands) {
        String text = commands;
        for (Map.Entry<String, String> address : byDocumented.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        return text;
    }
}
