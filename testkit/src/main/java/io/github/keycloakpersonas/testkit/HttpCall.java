package io.github.keycloakpersonas.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One request in the making; each method but {@link #send} returns this. */
public final class HttpCall {

    private static final List<ReplyCheck> CHECKS = ReplyCheck.all();

    private final HttpClient client;
    private final String method;
    private final HttpRequest.Builder request;
    private BodyPublisher body = BodyPublishers.noBody();

    HttpCall(HttpClient client, String method, URI target) {
        this.client = client;
        this.method = method;
        this.request = HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(60));
    }

    /** Adds a header; a second one of the same name is sent as well. */
    public HttpCall header(String name, String value) {
        request.header(name, value);
        return this;
    }

    public HttpCall bearer(String token) {
        request.setHeader("Authorization", "Bearer " + token);
        return this;
    }

    public HttpCall basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    /**
     * A JSON body.
     *
     * @param value a JsonNode, Map, List, record or scalar; a text becomes a JSON string, see {@link #body} for raw JSON
     */
    public HttpCall json(Object value) {
        return body("application/json", Json.write(value));
    }

    public HttpCall form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> Http.encode(field.getKey()) + "=" + Http.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return body("application/x-www-form-urlencoded", text);
    }

    public HttpCall body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public HttpCall body(String contentType, byte[] bytes) {
        request.setHeader("Content-Type", contentType);
        return body(bytes);
    }

    /** A body with no content type. */
    public HttpCall body(byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /** A body that doesn't announce its length ({@code Transfer-Encoding: chunked}). */
    public HttpCall chunked(String contentType, byte[] bytes) {
        request.setHeader("Content-Type", contentType);
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    /**
     * Sends it and waits for the whole answer, which is held against every {@link ReplyCheck}.
     *
     * @throws UncheckedIOException if no answer came
     */
    public Reply send() {
        HttpRequest ready = request.method(method, body).build();
        try {
            Reply reply = new Reply(client.send(ready, BodyHandlers.ofByteArray()));
            CHECKS.forEach(check -> check.check(method, ready.uri(), reply));
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(ready.method() + " " + ready.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + ready.uri(), e);
        }
    }
}
