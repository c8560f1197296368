package io.github.keycloakpersonas.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of the project, as trees. */
final class Yaml {

    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final JsonMapper JSON = new JsonMapper();

    private Yaml() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a folder and those below it, in the order of their names. */
    static List<Path> files(Path folder, String end) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a text, with anchors and merged mappings resolved; empty ones are left out. */
    static List<JsonNode> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text)) {
            if (document != null) {
                documents.add(JSON.valueToTree(document));
            }
        }
        return documents;
    }

    static JsonNode document(Path file) {
        List<JsonNode> documents = documents(text(file));
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file + " has " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    /** A tree as text again. */
    static String write(JsonNode tree) {
        try {
            return new YAMLMapper().writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Map.Entry<String, JsonNode>> members(JsonNode object) {
        return object.properties().stream();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Calls with the name and the value of each member of the tree, at any depth. */
    static void walk(JsonNode tree, BiConsumer<String, JsonNode> visitor) {
        members(tree).forEach(member -> visitor.accept(member.getKey(), member.getValue()));
        tree.forEach(child -> walk(child, visitor));
    }

    /** All values of members of that name, at any depth. */
    static List<JsonNode> named(JsonNode tree, String name) {
        List<JsonNode> found = new ArrayList<>();
        walk(tree, (member, value) -> {
            if (member.equals(name)) {
                found.add(value);
            }
        });
        return found;
    }
}
