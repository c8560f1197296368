package io.github.keycloakpersonas.rest.admin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The administrators' paths and their methods as the annotations of the resources say, against which their document is held. */
final class AnnotatedRoutes {

    private static final String BASE = "/personas";

    private final Map<String, Set<String>> methods = new TreeMap<>();

    private AnnotatedRoutes() {}

    /** The methods of each path. */
    static Map<String, Set<String>> read() {
        AnnotatedRoutes routes = new AnnotatedRoutes();
        routes.collect(AdminRootResource.class, BASE);
        return routes.methods;
    }

    private void collect(Class<?> resource, String prefix) {
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            String here = path == null ? prefix : prefix + "/" + path.value();
            Optional<String> httpMethod = httpMethod(method);
            if (httpMethod.isPresent()) {
                methods.computeIfAbsent(here, template -> new TreeSet<>()).add(httpMethod.get());
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
