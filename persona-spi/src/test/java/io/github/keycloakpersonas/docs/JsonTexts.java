package io.github.keycloakpersonas.docs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** JSON among other text. */
final class JsonTexts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonTexts() {}

    /**
     * What a page shows: one JSON value or several, where {@code …} stands for what is left out.
     *
     * @throws JsonProcessingException if it is none
     */
    static List<JsonNode> shown(String text) throws JsonProcessingException {
        String whole = text.replace("[…]", "[]").replace("{…}", "{}");
        try (JsonParser parser = MAPPER.createParser(whole)) {
            return List.copyOf(MAPPER.readValues(parser, JsonNode.class).readAll());
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All objects and arrays in what commands have printed. */
    static List<JsonNode> in(String output) {
        List<JsonNode> found = new ArrayList<>();
        int at = 0;
        while (at < output.length()) {
            char first = output.charAt(at);
            int end = first == '{' || first == '[' ? read(output, at, found) : 0;
            at += Math.max(1, end);
        }
        return found;
    }

    /** Returns how long it was; 0 if there is none. */
    private static int read(String output, int at, List<JsonNode> found) {
        try (JsonParser parser = MAPPER.createParser(output.substring(at))) {
            found.add(parser.readValueAsTree());
            return (int) parser.currentLocation().getCharOffset();
        } catch (IOException noJson) {
            return 0;
        }
    }

    /** Whether each member that is shown is printed, with a value of that kind. */
    static boolean hasShape(JsonNode printed, JsonNode shown) {
        if (shown.isObject()) {
            return printed.isObject()
                    && shown.properties().stream()
                            .allMatch(member -> printed.has(member.getKey())
                                    && hasShape(printed.get(member.getKey()), member.getValue()));
        }
        if (shown.isArray()) {
            return printed.isArray()
                    && (shown.isEmpty() || printed.isEmpty() || hasShape(printed.get(0), shown.get(0)));
        }
        return shown.isNull() || printed.isNull() || printed.getNodeType() == shown.getNodeType();
    }
}
