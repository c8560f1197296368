package io.github.keycloakpersonas.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which paths one of the doors has, and which methods each of them. */
public final class Routes {

    private static final String PARAMETER = "\\{[^}]+}";

    private final List<Route> routes;

    /**
     * A path.
     *
     * @param template with names in braces where it has parameters
     * @param path what it looks like when sent
     * @param methods those it has, in alphabetical order
     */
    public record Route(String template, Pattern path, Set<String> methods) {

        private static Route of(String template, Set<String> methods) {
            return new Route(
                    template, Pattern.compile(template.replaceAll(PARAMETER, "[^/]+") + "/?"), new TreeSet<>(methods));
        }
    }

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    /** The routes of a door, given the methods of each template. */
    public static Routes of(Map<String, Set<String>> methods) {
        // In the order in which JAX-RS looks: a brace comes after every letter.
        SortedMap<String, Set<String>> sorted = new TreeMap<>(methods);
        return new Routes(sorted.entrySet().stream()
                .map(route -> Route.of(route.getKey(), route.getValue()))
                .toList());
    }

    /**
     * The route of a path.
     *
     * @param path as it was sent, below the base that the templates begin at
     * @return empty if there is no such path
     */
    public Optional<Route> of(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .findFirst();
    }

    /** All templates, in the order in which they are looked at. */
    public List<String> templates() {
        return routes.stream().map(Route::template).toList();
    }
}
