package io.github.keycloakpersonas.spi;

import java.io.IOException;
import java.io.OutputStream;
import org.keycloak.provider.Provider;

/** Writes reports as PDF. An optional JAR brings it; without one, there are the other formats. */
public interface ReportPdf extends Provider {

    /**
     * Writes a report. Opens no connection and reads no file of the server.
     *
     * @throws IOException if the client has disconnected
     */
    void write(ReportDocument document, OutputStream out) throws IOException;
}
