package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.HostileValues.one;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Makes up requests from an OpenAPI document: for each operation what fits it, and what does not, mixed so that most of them get
 * past the first check. The same seed gives the same requests.
 */
final class RequestFuzz {

    /**
     * None that Keycloak fails at by itself: a form in which a percent sign stands for nothing, a multipart body that breaks off, and
     * what is no media type at all.
     */
    private static final List<String> CONTENT_TYPES = List.of(
            "application/json; charset=utf-8",
            "application/merge-patch+json",
            "application/json; charset=utf-16",
            "application/xml",
            "application/yaml",
            "text/plain",
            "multipart/form-data",
            "application/x-ndjson");

    private final JsonNode document;
    private final Random random;
    private final FuzzPool pool;
    private final BodyFuzz bodies;

    RequestFuzz(JsonNode document, FuzzPool pool, Random random) {
        this.document = document;
        this.random = random;
        this.pool = pool;
        this.bodies = new BodyFuzz(document, pool, random);
    }

    /** An operation of the document. */
    record Operation(String method, String path, JsonNode definition) {}

    static List<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    FuzzedRequest request(Operation operation) {
        List<JsonNode> parameters = StreamSupport.stream(
                        operation.definition().path("parameters").spliterator(), false)
                .map(parameter -> BodyFuzz.resolve(document, parameter))
                .toList();
        String path = operation.path();
        for (JsonNode parameter : in("path", parameters)) {
            String name = parameter.path("name").asText();
            path = path.replace("{" + name + "}", Http.encode(pathValue(parameter)));
        }
        List<Map.Entry<String, String>> headers = headers(in("header", parameters));
        byte[] body = {};
        JsonNode requestBody = BodyFuzz.resolve(document, operation.definition().path("requestBody"));
        if (requestBody.isObject() || random.nextInt(20) == 0) {
            String usual = usualType(requestBody);
            boolean odd = random.nextInt(12) == 0;
            headers.add(Map.entry("Content-Type", odd ? one(random, CONTENT_TYPES) : usual));
            body = bodies.body(requestBody.path("content").path(usual));
        }
        return new FuzzedRequest(operation.method(), path, query(in("query", parameters)), headers, body);
    }

    private static String usualType(JsonNode requestBody) {
        return requestBody.path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("application/json");
    }

    private static List<JsonNode> in(String where, List<JsonNode> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(where))
                .toList();
    }

    /** A segment must have something in it, or it would be another path, and neither may it be one that is cut out. */
    private String pathValue(JsonNode parameter) {
        String value = value(parameter);
        return value.isEmpty() || value.equals(".") || value.equals("..") ? "x" : value;
    }

    private String value(JsonNode parameter) {
        JsonNode schema = BodyFuzz.resolve(document, parameter.path("schema"));
        return random.nextInt(3) == 0
                ? HostileValues.text(random)
                : pool.value(parameter.path("name").asText(), random)
                        .orElseGet(() ->
                                bodies.sample(schema, parameter.path("example")).asText());
    }

    private String query(List<JsonNode> parameters) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            boolean needed = parameter.path("required").asBoolean();
            if (random.nextInt(needed ? 8 : 2) > 0) {
                String name = parameter.path("name").asText();
                pairs.add(name + "=" + Http.encode(value(parameter)));
                if (random.nextInt(10) == 0) {
                    pairs.add(name + "=" + Http.encode(HostileValues.text(random)));
                }
            }
        }
        if (random.nextInt(10) == 0) {
            pairs.add(one(random, List.of("=", "&", "%FF=%C0%AF", "first", "max=", "a[]=1&a[b]=2")));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private List<Map.Entry<String, String>> headers(List<JsonNode> parameters) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            if (random.nextInt(5) == 0) {
                headers.add(Map.entry(parameter.path("name").asText(), headerText(value(parameter))));
            }
        }
        if (random.nextInt(6) == 0) {
            headers.add(one(
                    random,
                    List.of(
                            Map.entry("Accept", "text/html"),
                            Map.entry("Accept", "application/xml;q=2, ,"),
                            Map.entry("Accept-Language", headerText(HostileValues.text(random))),
                            Map.entry("Content-Encoding", "gzip"),
                            Map.entry("Cookie", "KEYCLOAK_IDENTITY=" + headerText(HostileValues.text(random))),
                            Map.entry("If-None-Match", "*"),
                            Map.entry("Range", "bytes=0-1,5-"),
                            Map.entry("Origin", "https://evil.example"),
                            Map.entry("Origin", "null"),
                            Map.entry("X-Forwarded-Host", "evil.example"),
                            Map.entry("X-HTTP-Method-Override", "DELETE"),
                            Map.entry("Authorization", "Bearer"),
                            Map.entry("Authorization", "Bearer e30.e30.e30"),
                            Map.entry("Authorization", "Bearer bnVsbA.bnVsbA.AAAA"),
                            Map.entry("Authorization", "DPoP " + headerText(HostileValues.text(random))),
                            Map.entry("Authorization", headerText(HostileValues.text(random))))));
        }
        return headers;
    }

    /** HTTP itself takes no more in a header: what a client of Java's would not send never arrives. */
    private static String headerText(String text) {
        return text.chars()
                .filter(c -> (c >= 0x20 && c < 0x7f) || (c > 0xa0 && c <= 0xff))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
