package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** An answer of the server, as it came. */
record Answer(int status, HttpHeaders headers, String text) {

    private static final int SECONDS_OF_A_DAY = 86_400;

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body. */
    JsonNode json() {
        return Json.parse(text).orElseThrow(() -> new UnreadableAnswer(status));
    }

    /** {@code Retry-After}, where it is there in seconds. */
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .map(String::strip)
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(SECONDS_OF_A_DAY, Integer.parseInt(seconds))));
    }

    private static final class UnreadableAnswer extends UnreachableException {
        private static final long serialVersionUID = 1;

        UnreadableAnswer(int status) {
            super("The server has answered " + status + " with a body that is not JSON of this API", null);
        }
    }
}
