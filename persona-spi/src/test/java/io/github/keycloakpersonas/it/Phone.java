package io.github.keycloakpersonas.it;

import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The device on which a user is asked about a backchannel login (CIBA), and says yes. */
final class Phone implements AutoCloseable {

    /** Of a server that asks this device. */
    private static final String CHANNEL =
            "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=";

    private final BlockingQueue<String> asked = new ArrayBlockingQueue<>(1);
    private final HttpServer server;

    private Phone(HttpServer server) {
        this.server = server;
    }

    static Phone on() {
        try {
            Phone phone = new Phone(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            phone.server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                phone.asked.add(
                        exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
                exchange.sendResponseHeaders(201, -1);
                exchange.close();
            });
            phone.server.start();
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the start of the server. */
    String option() {
        return CHANNEL + "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Waits for the question, and says yes. */
    void approve(TestRealm realm) {
        try {
            String token = asked.poll(10, TimeUnit.SECONDS);
            if (token == null) {
                throw new AssertionError("Nobody has asked the phone");
            }
            realm.http()
                    .post(realm.path("/protocol/openid-connect/ext/ciba/auth/callback"))
                    .bearer(token)
                    .json(Map.of("status", "SUCCEED"))
                    .send()
                    .expect(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the question", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
