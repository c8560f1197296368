package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that does not send the whole body. */
final class CutOff {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final TestRealm realm;

    CutOff(TestRealm realm) {
        this.realm = realm;
    }

    /**
     * Sends a part of a body and closes the connection.
     *
     * @param method of the request
     * @param path below the realm's admin path
     * @param length how much of the body is sent
     * @param meanwhile what happens before the connection is closed
     */
    void send(String method, String path, byte[] body, int length, Runnable meanwhile) {
        URI base = realm.server().baseUri();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(method, path, body.length));
            out.write(body, 0, length);
            out.flush();
            meanwhile.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Announces a body and sends none of it: a server that refuses it may close the connection before all of it was sent, and then
     * the answer can get lost on its way.
     *
     * @param path below the realm's admin path
     * @param length of the body, in bytes
     * @return the status of the answer
     */
    int announce(String path, int length) {
        URI base = realm.server().baseUri();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head("POST", path, length));
            out.flush();
            return SlowClients.status(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] head(String method, String path, int length) {
        String head = method + " /admin/realms/" + realm.name() + path + " HTTP/1.1\r\nHost: "
                + realm.server().baseUri().getAuthority() + "\r\nAuthorization: Bearer "
                + realm.server().admin().token() + "\r\nContent-Type: "
                + TransferClient.NDJSON + "\r\nContent-Length: " + length + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }
}
