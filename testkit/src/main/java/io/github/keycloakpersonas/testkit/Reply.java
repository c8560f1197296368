package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a server answered, whatever the status. */
public final class Reply {

    private final String request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Reply(HttpResponse<byte[]> response) {
        URI uri = response.uri();
        this.request = response.request().method() + " " + uri;
        this.status = response.statusCode();
        this.headers = response.headers();
        this.body = response.body();
    }

    public int status() {
        return status;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** The body as it came. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as UTF-8; empty where there is none. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON; a missing node where it is empty.
     *
     * @throws java.io.UncheckedIOException if it isn't JSON
     */
    public JsonNode json() {
        return Json.parse(body);
    }

    /**
     * For steps that a test takes for granted.
     *
     * @return this
     * @throws AssertionError with the whole answer if the status is another
     */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + " but got " + this);
        }
        return this;
    }

    /**
     * The last segment of the {@code Location} header: the id of what was created.
     *
     * @throws AssertionError if there is no such header
     */
    public String createdId() {
        String location = header("Location").orElseThrow(() -> new AssertionError("No Location in " + this));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Shown by failing assertions. */
    @Override
    public String toString() {
        return status + " for " + request + ": " + text();
    }
}
