package io.github.keycloakpersonas.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a manifest has that the model of Kubernetes does not know: it keeps such fields apart, in each of its objects. */
final class UnknownFields {

    private static final String MODEL = "io.fabric8.";

    private final List<String> found = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private UnknownFields() {}

    /** The names of unknown fields of a resource and of all that is in it. */
    static List<String> of(Object resource) {
        UnknownFields fields = new UnknownFields();
        fields.look(resource);
        return fields.found;
    }

    private void look(Object value) {
        if (value instanceof Iterable<?> list) {
            list.forEach(this::look);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::look);
        } else if (value != null
                && value.getClass().getName().startsWith(MODEL)
                && !value.getClass().isEnum()
                && seen.add(value)) {
            lookInto(value);
        }
    }

    private void lookInto(Object object) {
        for (Method getter : object.getClass().getMethods()) {
            boolean gets = getter.getName().startsWith("get") && getter.getParameterCount() == 0;
            if (gets && getter.getDeclaringClass() != Object.class) {
                Object value = call(object, getter);
                if (getter.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown) {
                    unknown.keySet().forEach(name -> found.add(String.valueOf(name)));
                } else {
                    look(value);
                }
            }
        }
    }

    private static Object call(Object object, Method getter) {
        try {
            return getter.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
