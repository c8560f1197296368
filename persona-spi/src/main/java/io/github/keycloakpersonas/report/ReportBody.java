package io.github.keycloakpersonas.report;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A report whose beginning is read already: what fails there, such as a database that is away or a key that the vault lacks,
 * has failed before an answer has begun, which can then say so.
 */
@FunctionalInterface
public interface ReportBody {

    /**
     * Writes all of it, once.
     *
     * @throws IOException if the client has disconnected
     */
    void write(OutputStream out) throws IOException;
}
