package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Routes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The administrators' paths and their methods, as the annotations of the resources say. */
final class AnnotatedRoutes {

    private static final String BASE = "/admin/realms/{realm}/personas";

    static final Routes INSTANCE = read(AdminRootResource.class);

    private final Map<String, Set<String>> methods = new HashMap<>();

    private AnnotatedRoutes() {}

    private static Routes read(Class<?> root) {
        AnnotatedRoutes routes = new AnnotatedRoutes();
        routes.collect(root, BASE);
        return Routes.of(routes.methods);
    }

    private void collect(Class<?> resource, String prefix) {
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            String here = path == null ? prefix : prefix + "/" + path.value();
            Optional<String> httpMethod = httpMethod(method);
            if (httpMethod.isPresent()) {
                methods.computeIfAbsent(here, template -> new HashSet<>()).add(httpMethod.get());
            } else if (path != null) {
                collect(method.getReturnType(), here);
            }
        }
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)))
                .flatMap(Optional::stream)
                .map(HttpMethod::value)
                .findFirst();
    }
}
