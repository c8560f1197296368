package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The rows of a report, after they were written.
 *
 * @param format how they were written
 * @param rows how many they were
 * @param bytes how long the file is
 * @param sha256 the hash of the file, in hexadecimal digits
 */
record WrittenData(DataFormat format, long rows, long bytes, String sha256) {

    /**
     * Writes all rows.
     *
     * @throws IOException if the client has disconnected
     */
    static WrittenData write(List<String> columns, RowPages pages, DataFormat format, OutputStream out)
            throws IOException {
        Sha256 digest = new Sha256();
        Writer writer = new Writer(out, digest);
        writer.write(format.first(columns));
        long rows = 0;
        for (List<List<String>> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            for (List<String> row : page) {
                writer.write(format.line(columns, row));
            }
            rows += page.size();
        }
        return new WrittenData(format, rows, writer.bytes, digest.hex());
    }

    /** Writes and counts. */
    private static final class Writer {

        private final OutputStream out;
        private final Sha256 digest;
        private long bytes;

        Writer(OutputStream out, Sha256 digest) {
            this.out = out;
            this.digest = digest;
        }

        void write(byte[] line) throws IOException {
            out.write(line);
            digest.update(line);
            bytes += line.length;
        }
    }
}
