package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The realm's token endpoint. */
record TokenEndpoint(String realm, Wire wire) {

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

    Grant grant(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        Answer answer = wire.send("POST", realm + "/protocol/openid-connect/token", HEADERS, body);
        JsonNode json = Json.parse(answer.text()).orElse(MissingNode.getInstance());
        if (answer.status() != 200) {
            throw new TokenException(
                    answer.status(),
                    json.path("error").asText("HTTP " + answer.status()),
                    json.path("error_description").asText(""));
        }
        if (!json.path("access_token").isTextual()) {
            throw new UnreachableException("The token endpoint has answered without an access token", null);
        }
        return new Grant(
                json.path("access_token").asText(),
                Duration.ofSeconds(Math.max(0, json.path("expires_in").asLong(0))),
                Optional.of(json.path("refresh_token").asText("")).filter(token -> !token.isEmpty()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
