package io.github.keycloakpersonas.testkit;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Calls a server as a bare client does: no cookies, no redirects followed, no retries, so that a test sees exactly what was answered.
 * Targets are paths below the base, starting with a slash and already encoded, or absolute URIs. Safe for use by many threads.
 */
public final class Http {

    private final URI base;
    private final HttpClient client;

    public Http(URI base) {
        this.base = base;
        this.client = client().build();
    }

    /** A client that trusts, and shows, other certificates than the usual ones. */
    public Http(URI base, SSLContext tls) {
        this.base = base;
        this.client = client().sslContext(tls).build();
    }

    private static HttpClient.Builder client() {
        // HTTP/1.1 saves the upgrade attempt of each new connection; a proxy of the machine has no business here.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(10));
    }

    public HttpCall get(Object target) {
        return request("GET", target);
    }

    public HttpCall post(Object target) {
        return request("POST", target);
    }

    public HttpCall put(Object target) {
        return request("PUT", target);
    }

    public HttpCall patch(Object target) {
        return request("PATCH", target);
    }

    public HttpCall delete(Object target) {
        return request("DELETE", target);
    }

    public HttpCall options(Object target) {
        return request("OPTIONS", target);
    }

    /**
     * Any method at all.
     *
     * @param target a {@link URI}, or a text that is an absolute URI or a path below the base
     */
    public HttpCall request(String method, Object target) {
        String text = target.toString();
        return new HttpCall(client, method, URI.create(text.startsWith("/") ? base + text : text));
    }

    /** Encodes one path segment or one query value. */
    public static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
