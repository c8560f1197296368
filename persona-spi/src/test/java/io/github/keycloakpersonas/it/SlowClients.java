package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that don't finish what they have begun to say. Closing hangs up on all calls. */
final class SlowClients implements AutoCloseable {

    private static final int SMALL = 4096;

    private final TestRealm realm;
    private final List<Socket> calls = new ArrayList<>();

    SlowClients(TestRealm realm) {
        this.realm = realm;
    }

    /** The start of a request: its first line and the headers that every one needs. */
    String head(String method, String path, String token) {
        URI base = realm.server().baseUri();
        return method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\n";
    }

    /** The path of the realm's persona API. */
    String api(String path) {
        return realm.path("/persona" + path).getRawPath();
    }

    /**
     * Begins a call.
     *
     * @param said all that is said for now
     */
    Socket begin(String said) {
        URI base = realm.server().baseUri();
        try {
            Socket socket = new Socket();
            calls.add(socket);
            // So that an answer that is not read soon waits at the server.
            socket.setReceiveBufferSize(SMALL);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            return say(socket, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says more. */
    static Socket say(Socket call, String more) {
        try {
            call.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
            call.getOutputStream().flush();
            return call;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the answer. */
    static int status(Socket call) {
        return Integer.parseInt(reader(call).lines().findFirst().orElseThrow().split(" ", 3)[1]);
    }

    /** The lines of the answer, status and headers included. */
    static BufferedReader reader(Socket call) {
        try {
            return new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Socket call : calls) {
            try {
                call.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
