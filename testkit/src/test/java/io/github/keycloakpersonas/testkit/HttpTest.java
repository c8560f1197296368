package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {

    private HttpServer server;
    private Http http;

    HttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http = new Http(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @BeforeEach
    void start() {
        server.createContext("/echo", HttpTest::echo);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo/things/42");
            exchange.sendResponseHeaders(303, -1);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anyMethodWithAJsonBodyIsSent() {
        Reply reply = http.patch("/echo")
                .bearer("abc")
                .json(Map.of("title", "zoë"))
                .send()
                .expect(200);

        assertThat(reply.text()).isEqualTo("PATCH application/json Bearer abc {\"title\":\"zoë\"}");
        assertThat(reply.header("x-length")).hasValue("16");
    }

    @Test
    void formsAreEncoded() {
        Reply reply = http.post("/echo").form(Map.of("na me", "a&b=ü")).send();

        assertThat(reply.text()).endsWith("application/x-www-form-urlencoded null na%20me=a%26b%3D%C3%BC");
    }

    @Test
    void aChunkedBodyDoesNotSayItsLength() {
        Reply reply = http.put("/echo")
                .chunked("text/plain", "hello".getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(reply.text()).endsWith("hello");
        assertThat(reply.header("X-Length")).hasValue("none");
    }

    @Test
    void redirectsAreNotFollowed() {
        Reply reply = http.get("/moved").send();

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.createdId()).isEqualTo("42");
    }

    @Test
    void anUnexpectedStatusShowsTheWholeAnswer() {
        Reply reply = http.delete("/echo").basic("user", "secret").send();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> reply.expect(204))
                .withMessageContaining("Expected 204 but got 200 for DELETE http://localhost")
                .withMessageContaining("Basic dXNlcjpzZWNyZXQ=");
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var sent = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = String.join(
                        " ",
                        exchange.getRequestMethod(),
                        sent.getFirst("Content-Type"),
                        sent.getFirst("Authorization"),
                        body)
                .getBytes(StandardCharsets.UTF_8);
        String length = sent.getFirst("Content-Length");
        exchange.getResponseHeaders().add("X-Length", length == null ? "none" : length);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
