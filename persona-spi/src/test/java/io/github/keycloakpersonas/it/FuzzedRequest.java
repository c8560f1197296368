package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A request that a generator has made up. */
final class FuzzedRequest {

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("%(0[0-9A-F]|1[0-9A-F]|7F|C2%[89])");
    private static final int SHOWN = 500;

    private final String method;
    private final String path;
    private final String query;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    /**
     * @param path below the API's base path, encoded, without query
     * @param query encoded; empty or starting with a question mark
     * @param headers in the order they are sent, a name may come twice
     * @param body empty for none
     */
    FuzzedRequest(String method, String path, String query, List<Map.Entry<String, String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    String path() {
        return path;
    }

    /**
     * Sends it.
     *
     * @param base the address of the API
     * @param token empty for none
     */
    Reply send(Http http, String base, String token) {
        HttpCall call = http.request(method, base + path + query);
        if (!token.isEmpty()
                && headers.stream().noneMatch(header -> header.getKey().equals("Authorization"))) {
            call.bearer(token);
        }
        headers.forEach(header -> call.header(header.getKey(), header.getValue()));
        return (body.length == 0 ? call : call.body(body)).send();
    }

    /** Whether Keycloak may answer by itself, before the API is reached: it refuses control characters in parameters. */
    boolean mayBeKeycloaks() {
        return CONTROL_CHARACTER.matcher(query.toUpperCase(Locale.ROOT)).find();
    }

    /** For the message of a test that has found something. */
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return method + " " + path + query + " " + headers + " " + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
