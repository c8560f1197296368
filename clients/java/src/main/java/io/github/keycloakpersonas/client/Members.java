package io.github.keycloakpersonas.client;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a body that is sent, in their order. */
record Members(Map<String, @Nullable Object> map) {

    static final Members NONE = new Members(Map.of());

    Members with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return new Members(Collections.unmodifiableMap(more));
    }

    Members with(String name, Instant time) {
        return with(name, time.toString());
    }

    Members withAttribute(String name, @Nullable Object value) {
        if (Persona.FIXED.contains(name)) {
            throw new IllegalArgumentException(name + " is a member that every persona has, and no attribute");
        }
        return with(name, value);
    }
}
