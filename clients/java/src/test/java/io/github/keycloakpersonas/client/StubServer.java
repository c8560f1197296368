package io.github.keycloakpersonas.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers what a test has prepared, in that order, and remembers what it was sent. */
final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Prepared> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    URI realm() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/realms/acme");
    }

    StubServer answers(int status, String body, String... headers) {
        synchronized (answers) {
            answers.add(new Prepared(status, body, headers));
        }
        return this;
    }

    List<Received> received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(body, StandardCharsets.UTF_8)));
            Prepared prepared;
            synchronized (answers) {
                prepared = answers.size() > 1 ? answers.remove() : answers.element();
            }
            for (int i = 0; i < prepared.headers().length; i += 2) {
                exchange.getResponseHeaders().add(prepared.headers()[i], prepared.headers()[i + 1]);
            }
            byte[] bytes = prepared.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(prepared.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Prepared(int status, String body, String[] headers) {}

    /** A request as it came. */
    record Received(String method, String address, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }
}
