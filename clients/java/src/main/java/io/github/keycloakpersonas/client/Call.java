package io.github.keycloakpersonas.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API.
 *
 * @param path below the API's address, encoded, with its query
 * @param headers other than those that every call has
 * @param body JSON, unless {@code headers} say what it is
 */
record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    static Call of(String method, String path) {
        return new Call(method, path, Map.of(), null);
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body);
    }

    Call body(Map<String, ? extends @Nullable Object> members) {
        return new Call(method, path, headers, Json.write(members));
    }

    Call text(String type, String text) {
        return new Call(method, path, headers, text).header("Content-Type", type);
    }

    /** Whether the call may be sent again although the server may have done it. */
    boolean isIdempotent() {
        return IDEMPOTENT.contains(method);
    }
}
