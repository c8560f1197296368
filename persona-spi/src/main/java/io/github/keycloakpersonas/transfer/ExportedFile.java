package io.github.keycloakpersonas.transfer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An export whose beginning is read already: what fails there, such as a database that is away or a key that the vault
 * lacks, has failed before an answer has begun, which can then say so.
 */
@FunctionalInterface
public interface ExportedFile {

    /**
     * Writes the file, and reads the rest of it meanwhile.
     *
     * @throws IOException if the client has disconnected
     */
    void write(OutputStream out) throws IOException;
}
