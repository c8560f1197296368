package io.github.keycloakpersonas.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What speaks WebDAV and can be told to stop in the middle, which no real server can. */
final class DavDouble implements AutoCloseable {

    private static final int BEGINNING = 64 * 1024;
    private static final long LONGEST_SECONDS = 120;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> moves = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Stall stall;
    private volatile int status;
    private volatile long delayMillis;

    /** A method in whose middle the answer ends. */
    private record Stall(String method, CountDownLatch reached) {}

    DavDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The files by their keys. */
    Map<String, byte[]> files() {
        return files;
    }

    /** The keys that files were moved to, each as often as it was. */
    List<String> moves() {
        return moves;
    }

    /** Answers everything with this status; with 0 as usual. */
    void answerAllWith(int code) {
        status = code;
    }

    /** Lets each call wait. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** Stops at the next call of this method: PUT in the middle of the body, MOVE after it was done. The latch says when. */
    CountDownLatch stallAt(String method) {
        CountDownLatch reached = new CountDownLatch(1);
        stall = new Stall(method, reached);
        return reached;
    }

    void goOn() {
        stall = null;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (delayMillis > 0) {
                await(delayMillis, TimeUnit.MILLISECONDS);
            }
            if (status > 0) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            String key = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "HEAD" -> exchange.sendResponseHeaders(files.containsKey(key) ? 200 : 404, -1);
                case "GET" -> get(exchange, key);
                case "PUT" -> put(exchange, key);
                case "MOVE" -> move(exchange, key);
                case "DELETE" -> {
                    files.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> exchange.sendResponseHeaders(201, -1);
            }
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] file = files.get(key);
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
    }

    private void put(HttpExchange exchange, String key) throws IOException {
        byte[] begun = exchange.getRequestBody().readNBytes(BEGINNING);
        // What a server may leave behind that was cut off.
        files.put(key, begun);
        stallAt("PUT", exchange);
        byte[] rest = exchange.getRequestBody().readAllBytes();
        byte[] whole = new byte[begun.length + rest.length];
        System.arraycopy(begun, 0, whole, 0, begun.length);
        System.arraycopy(rest, 0, whole, begun.length, rest.length);
        files.put(key, whole);
        exchange.sendResponseHeaders(201, -1);
    }

    private void move(HttpExchange exchange, String key) throws IOException {
        String to =
                URI.create(exchange.getRequestHeaders().getFirst("Destination")).getPath();
        byte[] file = files.get(key);
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (files.putIfAbsent(to, file) != null) {
            exchange.sendResponseHeaders(412, -1);
        } else {
            files.remove(key);
            moves.add(to);
            stallAt("MOVE", exchange);
            exchange.sendResponseHeaders(201, -1);
        }
    }

    private void stallAt(String method, HttpExchange exchange) throws IOException {
        Stall now = stall;
        if (now != null && now.method().equals(method)) {
            now.reached().countDown();
            await(LONGEST_SECONDS, TimeUnit.SECONDS);
            throw new IOException("Cut off at " + exchange.getRequestURI());
        }
    }

    private void await(long time, TimeUnit unit) {
        try {
            closed.await(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
