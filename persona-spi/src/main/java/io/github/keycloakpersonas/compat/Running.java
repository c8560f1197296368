package io.github.keycloakpersonas.compat;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.keycloak.common.Profile;

/** What the running Keycloak supports. Asking for a feature or a method is safer than comparing version numbers. */
final class Running {

    private Running() {}

    static boolean has(String className) {
        try {
            Class.forName(className, false, Running.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException olderKeycloak) {
            return false;
        }
    }

    static boolean has(Class<?> type, String method, Class<?>... parameters) {
        return Arrays.stream(type.getMethods())
                .anyMatch(found ->
                        found.getName().equals(method) && Arrays.equals(found.getParameterTypes(), parameters));
    }

    /** Whether the running Keycloak knows a feature, enabled or not. */
    static boolean knows(String feature) {
        return Arrays.stream(Profile.Feature.values())
                .anyMatch(known -> known.name().equals(feature));
    }

    /** Calls a method that only older versions of Keycloak have. */
    static <T> T call(Class<T> type, T target, String method, Class<?>[] parameters, Object... arguments) {
        try {
            return type.cast(type.getMethod(method, parameters).invoke(target, arguments));
        } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("Keycloak's " + type.getSimpleName() + "." + method, e);
        }
    }
}
