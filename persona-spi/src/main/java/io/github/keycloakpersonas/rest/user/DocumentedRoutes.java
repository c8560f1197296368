package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.rest.Routes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The paths of this API and their methods, read from the OpenAPI document. They are checked before JAX-RS looks for a
 * method, because its own answers to unknown paths and methods are not problem details and cannot be replaced for one
 * API alone.
 */
final class DocumentedRoutes {

    static final Routes INSTANCE = read(OpenApiDocument.instance().tree());

    private DocumentedRoutes() {}

    private static Routes read(JsonNode document) {
        Map<String, Set<String>> routes = new HashMap<>();
        document.path("paths").properties().forEach(path -> routes.put(path.getKey(), methods(path.getValue())));
        return Routes.of(routes);
    }

    private static Set<String> methods(JsonNode path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        path.fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
