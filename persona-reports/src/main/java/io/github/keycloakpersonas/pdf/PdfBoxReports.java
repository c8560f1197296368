package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import io.github.keycloakpersonas.spi.ReportPdf;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Writes reports that are PDF/A-3a and PDF/UA-1: for archives, and for people who have pages read to them. */
final class PdfBoxReports implements ReportPdf {

    @Override
    public void write(ReportDocument report, OutputStream out) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PdfStandards.declare(pdf, report);
            Attachments.add(pdf, report.attachments(), report.madeAt());
            Tags tags = new Tags(pdf);
            Fonts fonts = new Fonts(pdf);
            ReportPages pages = new ReportPages(pdf, fonts, tags);
            pages.write(report);
            tags.finish();
            pdf.save(out);
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
