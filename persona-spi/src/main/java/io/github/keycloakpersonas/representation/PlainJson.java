package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values, the only ones the domain knows: {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal},
 * {@code List}, {@code Map} and null.
 */
public final class PlainJson {

    /**
     * The mapper is strict, because its input is not trusted: it refuses duplicate members and text after the value.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PlainJson() {}

    /** Reads a JSON value. */
    public static JsonNode parse(byte[] json) throws JsonProcessingException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            // Reading an array cannot fail, so the only possible reason is text that is not UTF-8.
            throw new JsonParseException(null, "not UTF-8", e);
        }
    }

    /** Reads a JSON value. */
    public static JsonNode parse(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** A text in a JSON document, by its pointer (RFC 6901); empty if there is none or the document is not JSON. */
    public static Optional<String> text(String json, String pointer) {
        try {
            return Optional.ofNullable(parse(json).at(pointer).textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Writes plain values as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not made of plain values", e);
        }
    }

    /** Writes plain values as JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not made of plain values", e);
        }
    }

    /** The number of bytes of the JSON of plain values in UTF-8. */
    public static int size(Object value) {
        return bytes(value).length;
    }

    /** The members of a JSON object. */
    public static Map<String, @Nullable Object> members(JsonNode object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
        return members;
    }

    static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> list(node);
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case STRING -> node.textValue();
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    private static List<@Nullable Object> list(JsonNode array) {
        List<@Nullable Object> entries = new ArrayList<>();
        array.forEach(entry -> entries.add(plain(entry)));
        return entries;
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : new BigDecimal(node.bigIntegerValue());
        }
        return node.decimalValue();
    }
}
