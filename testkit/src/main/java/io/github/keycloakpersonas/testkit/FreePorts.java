package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;

/** Two ports that nobody listens on. */
record FreePorts(int http, int management) {

    static FreePorts find() throws IOException {
        // Both held at once, or the system might give the same one twice.
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            return new FreePorts(first.getLocalPort(), second.getLocalPort());
        }
    }

    URI baseUri() {
        return URI.create("http://localhost:" + http);
    }

    URI managementUri() {
        return URI.create("http://localhost:" + management);
    }
}
