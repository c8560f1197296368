package io.github.keycloakpersonas.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The files that the OpenAPI documents are written in. That of the administrators comes in several, which are joined, and what it
 * shares with that of the users stands there alone: a component that none of its own files has is taken from the other document.
 */
final class OpenApiFiles {

    private static final String FOLDER = "/persona-api/";
    private static final String USERS = "openapi.yaml";
    private static final List<String> ADMINISTRATORS = List.of(
            "admin/openapi.yaml",
            "admin/personas.yaml",
            "admin/assessments.yaml",
            "admin/schema.yaml",
            "admin/transfer.yaml",
            "admin/reports.yaml",
            "admin/reviews.yaml",
            "admin/invitations.yaml",
            "admin/mails.yaml",
            "admin/realm.yaml");

    private static final String REFERENCE = "$ref";
    private static final String COMPONENTS = "#/components/";

    private OpenApiFiles() {}

    static ObjectNode users() {
        return read(USERS);
    }

    static ObjectNode administrators() {
        ObjectNode document = read(ADMINISTRATORS.get(0));
        ADMINISTRATORS.stream().skip(1).forEach(file -> join(document, read(file), file));
        takeComponents(document, read(USERS));
        return document;
    }

    private static ObjectNode read(String file) {
        try (InputStream resource = OpenApiFiles.class.getResourceAsStream(FOLDER + file)) {
            if (resource == null) {
                throw new IllegalStateException("The JAR lacks " + FOLDER + file);
            }
            return (ObjectNode) new YAMLMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the members of the part. Objects are joined; anything else must not be said twice. */
    static void join(ObjectNode whole, ObjectNode part, String place) {
        part.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode known = whole.get(name);
            if (known == null) {
                whole.set(name, member.getValue());
            } else if (known instanceof ObjectNode into && member.getValue() instanceof ObjectNode more) {
                join(into, more, place + "/" + name);
            } else {
                throw new IllegalStateException(place + " says " + name + " a second time");
            }
        });
    }

    /**
     * Takes each component that the document refers to and lacks from another document, and what that refers to in turn.
     *
     * @throws IllegalStateException if neither has it
     */
    static void takeComponents(ObjectNode document, ObjectNode other) {
        Deque<String> wanted = new ArrayDeque<>(references(document));
        while (!wanted.isEmpty()) {
            String reference = wanted.remove();
            String[] place = reference.substring(COMPONENTS.length()).split("/", 2);
            ObjectNode kind = document.withObjectProperty("components").withObjectProperty(place[0]);
            if (kind.has(place[1])) {
                continue;
            }
            JsonNode component = other.at(reference.substring(1));
            if (component.isMissingNode()) {
                throw new IllegalStateException("No document has " + reference);
            }
            kind.set(place[1], component.deepCopy());
            wanted.addAll(references(component));
        }
    }

    private static List<String> references(JsonNode node) {
        return node.findValuesAsText(REFERENCE).stream()
                .filter(reference -> reference.startsWith(COMPONENTS))
                .toList();
    }
}
