package io.github.keycloakpersonas.rest.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which paths there are and which methods each has, as the OpenAPI document says. Asked before JAX-RS looks for a method,
 * since its own answers to unknown paths and methods are no problem details and can't be replaced for one API alone.
 */
final class Routes {

    private static final Routes INSTANCE = new Routes(OpenApiDocument.instance().tree());

    private final List<Route> routes = new ArrayList<>();

    /**
     * A path.
     *
     * @param template as the document names it
     * @param path what it looks like when sent
     * @param methods those it has
     */
    record Route(String template, Pattern path, Set<String> methods) {

        private boolean isTemplate() {
            return template.contains("{");
        }
    }

    private Routes(JsonNode document) {
        document.path("paths").properties().forEach(path -> {
            Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            String template = path.getKey();
            routes.add(new Route(template, Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")), methods));
        });
    }

    static Routes instance() {
        return INSTANCE;
    }

    /**
     * The route of a path.
     *
     * @param path as sent, below the API's base path
     * @return empty if there is no such path
     */
    Optional<Route> of(String path) {
        String normal = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return routes.stream()
                .filter(route -> route.path().matcher(normal).matches())
                .min((a, b) -> Boolean.compare(a.isTemplate(), b.isTemplate()));
    }
}
