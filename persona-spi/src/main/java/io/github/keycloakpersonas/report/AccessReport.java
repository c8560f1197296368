package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The report of who holds which persona, as a file. Only a PDF is held in memory, and is bounded therefore. */
public final class AccessReport {

    /** The highest number of rows of a PDF. */
    public static final int MOST_PDF_ROWS = 5000;

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.json.jws";

    private final ReportSessions sessions;
    private final ReportFrame frame;

    public AccessReport(ReportSessions sessions, ReportFrame frame) {
        this.sessions = sessions;
        this.frame = frame;
    }

    /**
     * Writes the rows as CSV.
     *
     * @throws IOException if the client has disconnected, as in the following ones
     */
    public void csv(OutputStream out) throws IOException {
        WrittenData.write(pages(), DataFormat.CSV, out);
    }

    /** Writes the rows as JSON objects, one a line. */
    public void ndjson(OutputStream out) throws IOException {
        WrittenData.write(pages(), DataFormat.NDJSON, out);
    }

    /** Writes an archive of the rows as CSV, what there is to know of them, and the signature of that. */
    @SuppressWarnings("resource")
    public void zip(OutputStream out) throws IOException {
        // Neither finished nor closed if it fails, so that the client does not take what it has received for a complete
        // file.
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(DataFormat.CSV.file()));
        WrittenData data = WrittenData.write(pages(), DataFormat.CSV, zip);
        byte[] manifest = frame.manifest(data);
        put(zip, MANIFEST, manifest);
        put(zip, SIGNATURE, signature(manifest));
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private byte[] signature(byte[] manifest) {
        return sessions.call(work -> DetachedJws.sign(work.session(), work.realm(), manifest));
    }

    /** All that a PDF shows and has attached; empty if there are more rows than it may have. */
    public Optional<ReportDocument> document() {
        List<AccessRow> rows = new ArrayList<>();
        RowPages pages = pages();
        for (List<AccessRow> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            rows.addAll(page);
            if (rows.size() > MOST_PDF_ROWS) {
                return Optional.empty();
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        WrittenData data = written(rows, file);
        byte[] manifest = frame.manifest(data);
        return Optional.of(new ReportDocument(
                "Access report",
                frame.facts(data),
                AccessRow.COLUMNS,
                rows.stream().map(AccessRow::cells).toList(),
                List.of(
                        new ReportDocument.Attachment(
                                data.format().file(),
                                data.format().mediaType(),
                                "The rows of this report",
                                true,
                                file.toByteArray()),
                        new ReportDocument.Attachment(
                                MANIFEST, "application/json", "What is known of the rows", false, manifest),
                        new ReportDocument.Attachment(
                                SIGNATURE,
                                "application/jose",
                                "The signature of the manifest",
                                false,
                                signature(manifest))),
                frame.madeAt()));
    }

    private static WrittenData written(List<AccessRow> rows, OutputStream file) {
        Iterator<List<AccessRow>> once = List.of(rows).iterator();
        try {
            return WrittenData.write(() -> once.hasNext() ? once.next() : List.of(), DataFormat.CSV, file);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
    }

    private RowPages pages() {
        if (frame.question().filter().userIds().filter(List::isEmpty).isPresent()) {
            return List::of;
        }
        return frame.question().isPast()
                ? new PastRows(sessions, frame.question())
                : new PresentRows(sessions, frame.question());
    }
}
