package io.github.keycloakpersonas.representation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members of JSON objects that are left out where there is nothing to say. */
final class Given {

    private Given() {}

    static void put(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static void put(Map<String, Object> json, String name, @Nullable Instant value) {
        put(json, name, value == null ? null : value.toString());
    }
}
