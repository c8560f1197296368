package io.github.keycloakpersonas.rest.admin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The templates of the paths of the Admin API, read from the annotations of the resources. */
final class AdminRoutes {

    private static final AdminRoutes INSTANCE = new AdminRoutes(PersonaAdminResource.class);

    private static final String BASE = "/admin/realms/{realm}/personas";
    private static final String PARAMETER = "\\{[^}]+}";

    private final List<Route> routes;

    private record Route(String template, Pattern path) {}

    /**
     * Sorted as JAX-RS matches them: a template parameter comes after every literal, because a brace comes after every
     * letter.
     */
    private AdminRoutes(Class<?> root) {
        SortedSet<String> templates = new TreeSet<>();
        collect(root, "", templates);
        routes = templates.stream()
                .map(template -> new Route(
                        BASE + template, Pattern.compile((BASE + template).replaceAll(PARAMETER, "[^/]+") + "/?")))
                .toList();
    }

    static AdminRoutes instance() {
        return INSTANCE;
    }

    /** The template of a path, which is the path as it was sent below the server's base path. */
    Optional<String> of(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::template)
                .findFirst();
    }

    List<String> templates() {
        return routes.stream().map(Route::template).toList();
    }

    private static void collect(Class<?> resource, String prefix, SortedSet<String> templates) {
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            String here = path == null ? prefix : prefix + "/" + path.value();
            if (Arrays.stream(method.getAnnotations())
                    .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class))) {
                templates.add(here);
            } else if (path != null) {
                collect(method.getReturnType(), here, templates);
            }
        }
    }
}
