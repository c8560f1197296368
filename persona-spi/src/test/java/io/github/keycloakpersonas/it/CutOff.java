package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that goes away in the middle of a body. */
final class CutOff {

    private final TestRealm realm;

    CutOff(TestRealm realm) {
        this.realm = realm;
    }

    /**
     * Sends a part of a body and closes the connection.
     *
     * @param path below the realm's admin path
     * @param length how much of the body is sent
     * @param meanwhile what happens before the connection is closed
     */
    void send(String path, byte[] body, int length, Runnable meanwhile) {
        URI base = realm.server().baseUri();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /admin/realms/" + realm.name() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nAuthorization: Bearer " + realm.server().admin().token() + "\r\nContent-Type: "
                    + TransferClient.NDJSON + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, length);
            out.flush();
            meanwhile.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
