package io.github.keycloakpersonas.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a request body that must be a JSON object, bounded before it is parsed. */
public final class JsonBody {

    /** The highest number of bytes of a body, unless another limit is given. */
    public static final int MAX_BYTES = 64 * 1024;

    private JsonBody() {}

    /**
     * Receives a body before anything is looked up, so that a slow client does not hold a connection to the database.
     * Faults of the body are reported when it is read.
     */
    public static Supplier<Map<String, @Nullable Object>> receive(Exchange exchange, @Nullable InputStream body) {
        try {
            exchange.received(body, MAX_BYTES);
            return () -> read(exchange, body);
        } catch (ProblemException e) {
            return () -> {
                requireJson(exchange);
                throw e;
            };
        }
    }

    /**
     * Reads the body's members as plain values.
     *
     * @param body the body; null if there is none
     * @throws ProblemException 415 for another content type, 413 for a body that is too long, 408 for one that takes too long,
     *     400 for anything but one JSON object
     */
    public static Map<String, @Nullable Object> read(Exchange exchange, @Nullable InputStream body) {
        return read(exchange, body, MAX_BYTES);
    }

    /** As {@link #read(Exchange, InputStream)}, with another limit in bytes. */
    public static Map<String, @Nullable Object> read(Exchange exchange, @Nullable InputStream body, int maxBytes) {
        return PlainJson.members(object(exchange, body, maxBytes));
    }

    /** As {@link #read(Exchange, InputStream, int)}, but returns the JSON object. */
    public static JsonNode object(Exchange exchange, @Nullable InputStream body, int maxBytes) {
        requireJson(exchange);
        return object(exchange.received(body, maxBytes));
    }

    /** As {@link #read(Exchange, InputStream)}, for an optional body. Without a body there are no members. */
    public static Map<String, @Nullable Object> readOptional(Exchange exchange, @Nullable InputStream body) {
        byte[] bytes = exchange.received(body, MAX_BYTES);
        if (bytes.length == 0) {
            return new HashMap<>();
        }
        requireJson(exchange);
        return PlainJson.members(object(bytes));
    }

    private static void requireJson(Exchange exchange) {
        if (!isJson(exchange.header("Content-Type").orElse(""))) {
            throw new ProblemException(
                    Problem.of(415, "The body must be JSON: send it with Content-Type: application/json"));
        }
    }

    private static JsonNode object(byte[] bytes) {
        JsonNode json = parse(bytes);
        if (!json.isObject()) {
            throw new ProblemException(Problem.of(ProblemType.UNREADABLE_BODY, "The body must be a JSON object"));
        }
        return json;
    }

    /**
     * Whether the content type is JSON. A type with the suffix {@code +json} (RFC 6839) is accepted too, such as {@code
     * application/merge-patch+json} for a PATCH.
     */
    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals(MediaType.APPLICATION_JSON) || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /**
     * Reads a body's bytes.
     *
     * @throws ProblemException 413 if the body is too long, 408 if it takes too long, 400 if it is incomplete
     */
    public static byte[] bytes(@Nullable InputStream body, int maxBytes) {
        return body == null ? new byte[0] : new BodyBytes(maxBytes, System::nanoTime).read(body);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return PlainJson.parse(bytes);
        } catch (JsonProcessingException e) {
            // Jackson's own message is not shown, because it quotes the body and names classes.
            throw new ProblemException(Problem.of(ProblemType.UNREADABLE_BODY, "The body is not valid JSON"));
        }
    }
}
