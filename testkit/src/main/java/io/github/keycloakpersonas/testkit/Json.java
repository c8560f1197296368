package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One mapper for all of the test kit. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode parse(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }

    /** A copy as an object node that the caller may change. */
    static ObjectNode object(Object value) {
        return MAPPER.valueToTree(value) instanceof ObjectNode object ? object.deepCopy() : notAnObject(value);
    }

    private static ObjectNode notAnObject(Object value) {
        throw new IllegalArgumentException("Not a JSON object: " + value);
    }
}
