package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.keycloakpersonas.schema.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object and collects every error with its path. Members that were not read are errors,
 * too.
 */
final class JsonFields {

    private final String path;
    private final JsonNode object;
    private final List<Violation> violations;
    private final Set<String> read = new HashSet<>();

    /**
     * @param path the path of the object; empty for the whole document
     * @param violations the list to which errors are added
     */
    JsonFields(String path, JsonNode object, List<Violation> violations) {
        this.path = path;
        this.object = object;
        this.violations = violations;
        if (!object.isObject()) {
            violations.add(
                    path.isEmpty()
                            ? Violation.sentence(path, "The schema must be an object")
                            : Violation.of(path, "must be an object"));
        }
    }

    String text(String name, String unsent) {
        JsonNode node = node(name);
        return node == null ? unsent : expect(name, node.isTextual(), "must be a string") ? node.textValue() : unsent;
    }

    @Nullable String text(String name) {
        JsonNode node = node(name);
        boolean fits = node != null && expect(name, node.isTextual(), "must be a string");
        return node != null && fits ? node.textValue() : null;
    }

    boolean flag(String name, boolean unsent) {
        JsonNode node = node(name);
        return node == null
                ? unsent
                : expect(name, node.isBoolean(), "must be true or false") ? node.booleanValue() : unsent;
    }

    @Nullable Integer integer(String name) {
        JsonNode node = node(name);
        boolean fits = node != null && expect(name, node.isInt(), "must be an integer");
        return node != null && fits ? node.intValue() : null;
    }

    int integer(String name, int unsent) {
        Integer sent = integer(name);
        return sent == null ? unsent : sent;
    }

    @Nullable BigDecimal number(String name) {
        JsonNode node = node(name);
        boolean fits = node != null && expect(name, node.isNumber(), "must be a number");
        return node != null && fits ? node.decimalValue() : null;
    }

    List<String> texts(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return List.of();
        }
        boolean texts = node.isArray()
                && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
        return expect(name, texts, "must be a list of strings")
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList()
                : List.of();
    }

    /** The objects of a list, each to be read and then closed with {@link #refuseUnknown()}. */
    List<JsonFields> objects(String name) {
        JsonNode node = node(name);
        List<JsonFields> objects = new ArrayList<>();
        if (node != null && expect(name, node.isArray(), "must be a list")) {
            for (int i = 0; i < node.size(); i++) {
                objects.add(new JsonFields(pathOf(name) + "[" + i + "]", node.get(i), violations));
            }
        }
        return objects;
    }

    /** The object with a name; an object without members if there is none. */
    JsonFields object(String name) {
        JsonNode node = node(name);
        return new JsonFields(pathOf(name), node == null ? JsonNodeFactory.instance.objectNode() : node, violations);
    }

    /** The names of all members, for an object whose names are free. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The value with a name, of any type. */
    @Nullable JsonNode node(String name) {
        read.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                fault(pathOf(name), "is not a member of a persona schema");
            }
        });
    }

    void fault(String member, String message) {
        violations.add(Violation.of(member, message));
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean expect(String name, boolean fits, String message) {
        if (!fits) {
            fault(pathOf(name), message);
        }
        return fits;
    }
}
