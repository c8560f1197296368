package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.client.StubServer.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client whose server answers what a test says. */
abstract class StubbedClient {

    static final String PERSONA = """
        {"id":"6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d","persona_id":"u_traveler_corsica","user_sub":"u",
         "title":"traveler","circle":"corsica","status":"active","active":true,
         "valid_from":"2026-01-01T00:00:00Z","valid_till":"2026-12-31T23:59:59.500Z",
         "created_at":"2026-01-13T17:00:00Z","updated_at":"2026-01-13T17:00:00Z",
         "consent":true,"contextual":{"season":"winter"}}\
        """;

    static final String BUSY = """
        {"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too many calls","request_id":"r"}\
        """;

    final List<Duration> waits = new ArrayList<>();
    StubServer server;
    PersonaClient client;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        client = builder(() -> "a-token").build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    PersonaClientBuilder builder(TokenSource tokens) {
        return PersonaClient.builder(server.realm(), tokens)
                .userAgent("booking/2.1")
                .pause(waits::add);
    }

    Received only() {
        assertThat(server.received()).hasSize(1);
        return server.received().get(0);
    }

    static String page(int first, int count) {
        StringBuilder users = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            users.append(i == first ? "" : ",").append("{\"sub\":\"u" + i + "\",\"email\":null,\"persona\":\"fan\"}");
        }
        return "{\"users\":[" + users + "]}";
    }
}
