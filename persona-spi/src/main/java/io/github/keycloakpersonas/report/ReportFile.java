package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.spi.ReportDocument;
import io.github.keycloakpersonas.spi.ReportDocument.Attachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A report as a file. Only a PDF is held in memory, and is bounded therefore. */
public final class ReportFile {

    /** The highest number of rows of a PDF. */
    public static final int MOST_PDF_ROWS = 5000;

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.json.jws";

    private final ReportSessions sessions;
    private final Report report;
    private final ReportFrame frame;

    public ReportFile(ReportSessions sessions, Report report, ReportFrame frame) {
        this.sessions = sessions;
        this.report = report;
        this.frame = frame;
    }

    /** The rows as CSV. */
    public ReportBody csv() {
        return data(DataFormat.CSV);
    }

    /** The rows as JSON objects, one a line. */
    public ReportBody ndjson() {
        return data(DataFormat.NDJSON);
    }

    private ReportBody data(DataFormat format) {
        RowPages pages = begun();
        return out -> WrittenData.write(report.columns(), pages, format, out);
    }

    private RowPages begun() {
        return RowPages.begun(report.pages(sessions));
    }

    /** An archive of the rows as CSV, what there is to know of them, and the signature of that. */
    public ReportBody zip() {
        RowPages pages = begun();
        return out -> zip(pages, out);
    }

    @SuppressWarnings("resource")
    private void zip(RowPages pages, OutputStream out) throws IOException {
        // Neither finished nor closed if it fails, so that the client does not take what it has received for a complete
        // file.
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(DataFormat.CSV.file(report)));
        WrittenData data = WrittenData.write(report.columns(), pages, DataFormat.CSV, zip);
        byte[] manifest = frame.manifest(report, data);
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

    /**
     * All that a PDF shows and has attached; empty if there are more rows than it may have.
     *
     * @param words in the language of the reader
     */
    public Optional<ReportDocument> document(ReportWords words) {
        List<List<String>> rows = new ArrayList<>();
        RowPages pages = report.pages(sessions);
        for (List<List<String>> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            rows.addAll(page);
            if (rows.size() > MOST_PDF_ROWS) {
                return Optional.empty();
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        WrittenData data = written(rows, file);
        return Optional.of(new ReportDocument(
                words.title(report.name()),
                frame.facts(report, data, words),
                report.columns().stream().map(words::column).toList(),
                rows.stream().map(row -> shown(row, words)).toList(),
                attachments(data, file.toByteArray(), words),
                frame.madeAt(),
                words.labels()));
    }

    private List<String> shown(List<String> row, ReportWords words) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> words.cell(report.columns().get(i), row.get(i)))
                .toList();
    }

    private List<Attachment> attachments(WrittenData data, byte[] file, ReportWords words) {
        DataFormat format = data.format();
        byte[] manifest = frame.manifest(report, data);
        return List.of(
                new Attachment(format.file(report), format.mediaType(), words.file("data"), true, file),
                new Attachment(MANIFEST, "application/json", words.file("manifest"), false, manifest),
                new Attachment(SIGNATURE, "application/jose", words.file("signature"), false, signature(manifest)));
    }

    private WrittenData written(List<List<String>> rows, OutputStream file) {
        Iterator<List<List<String>>> once = List.of(rows).iterator();
        try {
            return WrittenData.write(
                    report.columns(), () -> once.hasNext() ? once.next() : List.of(), DataFormat.CSV, file);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
    }
}
