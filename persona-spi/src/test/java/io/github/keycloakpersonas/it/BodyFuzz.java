package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.HostileValues.one;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Makes up request bodies: the document's examples and what its schemas say, with some of it replaced, added, left out or broken. */
final class BodyFuzz {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TIMES =
            List.of("2026-01-01T00:00:00Z", "2031-12-31T23:59:59.999+02:00", "1970-01-01T00:00:00Z");

    /** Members that nobody may set, or that mean something to programs. */
    private static final List<String> FOREIGN = List.of(
            "id",
            "persona_id",
            "user_sub",
            "username",
            "roles",
            "note",
            "active",
            "created_at",
            "__proto__",
            "realm",
            "",
            "a.b");

    private final JsonNode document;
    private final FuzzPool pool;
    private final Random random;

    BodyFuzz(JsonNode document, FuzzPool pool, Random random) {
        this.document = document;
        this.pool = pool;
        this.random = random;
    }

    static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** @param content of the media type: its schema and examples; missing for a body that nobody expects */
    byte[] body(JsonNode content) {
        String text = random.nextInt(25) == 0
                ? HostileValues.json(random).toString()
                : mutated(start(content)).toString();
        return switch (random.nextInt(30)) {
            case 0 -> RequestFuzz.utf8(text.substring(0, random.nextInt(text.length() + 1)));
            case 1 -> Arrays.copyOf(RequestFuzz.utf8(text), random.nextInt(200));
            case 2 -> flipped(RequestFuzz.utf8(text));
            case 3 -> RequestFuzz.utf8("[".repeat(2000));
            case 4 -> RequestFuzz.utf8("{\"title\":".repeat(3000));
            case 5 -> RequestFuzz.utf8("{\"a\":" + "9".repeat(2000) + "}");
            case 6 -> zipped(RequestFuzz.utf8(text));
            case 7 -> RequestFuzz.utf8(text.replaceFirst("\\{", "{\"title\":\"x\",\"title\":\"y\","));
            case 8 -> RequestFuzz.utf8("{\"x\":\"" + "y".repeat(70_000) + "\"}");
            default -> RequestFuzz.utf8(text);
        };
    }

    private JsonNode start(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples")
                .forEach(example -> examples.add(resolve(document, example).path("value")));
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        return examples.isEmpty() || random.nextBoolean()
                ? sample(resolve(document, content.path("schema")), JSON.missingNode())
                : one(random, examples).deepCopy();
    }

    private JsonNode mutated(JsonNode start) {
        if (!(start instanceof ObjectNode object)) {
            return start;
        }
        known(object);
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "" : one(random, names);
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(one(random, FOREIGN), HostileValues.json(random));
                case 2 -> object.set(HostileValues.text(random), HostileValues.json(random));
                default -> object.set(name, HostileValues.json(random));
            }
        }
        return object;
    }

    /** Puts values in that the server knows, or every request would fail at the first one. */
    private void known(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> pool.value(name, random)
                .filter(value -> object.path(name).isTextual() && random.nextInt(4) > 0)
                .ifPresent(value -> object.put(name, value)));
    }

    /** A value that fits a schema, as far as that can be told. */
    JsonNode sample(JsonNode raw, JsonNode example) {
        JsonNode schema = resolve(document, raw);
        if (!example.isMissingNode() && random.nextBoolean()) {
            return example;
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText()) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode().add(sample(schema.path("items"), JSON.missingNode()));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> number(schema);
            case "string" -> text(schema);
            default -> HostileValues.json(random);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(4) > 0) {
                object.set(
                        property.getKey(),
                        sample(property.getValue(), property.getValue().path("example")));
            }
        });
        return object;
    }

    private JsonNode number(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = schema.path("maximum").asInt(least + 1000);
        return switch (random.nextInt(5)) {
            case 0 -> JSON.numberNode(least - 1);
            case 1 -> JSON.numberNode(most + 1L);
            case 2 -> JSON.numberNode(least);
            default -> JSON.numberNode(least + random.nextInt(most - least + 1));
        };
    }

    private JsonNode text(JsonNode schema) {
        if (schema.path("format").asText().equals("date-time")) {
            return JSON.textNode(one(random, TIMES));
        }
        return JSON.textNode(random.nextInt(3) == 0 ? HostileValues.text(random) : "text-" + random.nextInt(50));
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
