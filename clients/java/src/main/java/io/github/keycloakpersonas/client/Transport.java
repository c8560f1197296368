package io.github.keycloakpersonas.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends calls with a token, again where that helps, and turns refusals into exceptions. */
final class Transport {

    private static final int NOT_MODIFIED = 304;
    private static final int REFUSED = 400;

    private final String api;
    private final TokenSource tokens;
    private final Wire wire;
    private final Patience patience;

    Transport(String realm, TokenSource tokens, Wire wire, Patience patience) {
        this.api = realm + "/persona";
        this.tokens = tokens;
        this.wire = wire;
        this.patience = patience;
    }

    /** The answer to a call: a success, or 304. */
    Answer send(Call call) {
        String token = tokens.token();
        Answer answer = tried(call, token);
        if (isRefused(token, answer)) {
            answer = tried(call, tokens.token());
        }
        return successful(answer);
    }

    /** The answer to a call that is made for nobody. */
    Answer sendWithoutToken(Call call) {
        return successful(tried(call, null));
    }

    /** The answer of {@code /health}, which 503 is one of. */
    Answer health() {
        Answer answer = wire.send("GET", api + "/health", Map.of("Accept", "application/json"), null);
        return answer.status() == 503 ? answer : successful(answer);
    }

    /** A token that has ended early, such as that of a session that was removed; another one may do. */
    private boolean isRefused(String token, Answer answer) {
        return answer.status() == 401 && ProblemKind.of(answer) == ProblemKind.INVALID_TOKEN && tokens.refused(token);
    }

    private static Answer successful(Answer answer) {
        int status = answer.status();
        if (status >= REFUSED) {
            throw ProblemException.of(answer);
        }
        if (status >= 300 && status != NOT_MODIFIED) {
            throw new UnreachableException(
                    "The server has answered " + status + ", and redirects are not followed: check its address", null);
        }
        return answer;
    }

    private Answer tried(Call call, @Nullable String token) {
        for (int tried = 0; ; tried++) {
            Optional<Duration> wait;
            try {
                Answer answer = once(call, token);
                wait = patience.after(call, answer, tried);
                if (wait.isEmpty()) {
                    return answer;
                }
            } catch (UnreachableException e) {
                wait = patience.afterSilence(call, tried);
                if (wait.isEmpty()) {
                    throw e;
                }
            }
            patience.pause(wait.get());
        }
    }

    private Answer once(Call call, @Nullable String token) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.putIfAbsent("Accept", "application/json, application/problem+json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (call.body() != null) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return wire.send(call.method(), api + call.path(), headers, call.body());
    }
}
