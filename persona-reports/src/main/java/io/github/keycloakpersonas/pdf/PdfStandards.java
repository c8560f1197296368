package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a document says of itself and of the standards that it follows. */
final class PdfStandards {

    private static final String SRGB = "sRGB IEC61966-2.1";

    private PdfStandards() {}

    static void declare(PDDocument pdf, ReportDocument report) throws IOException {
        pdf.setVersion(1.7f);
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(report.labels().language());
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        catalog.addOutputIntent(sRgb(pdf));
        PDMetadata metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(xmp(report).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private static PDOutputIntent sRgb(PDDocument pdf) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(pdf, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    private static String xmp(ReportDocument report) throws IOException {
        try (InputStream resource = PdfStandards.class.getResourceAsStream("metadata.xml")) {
            if (resource == null) {
                throw new IOException("The JAR lacks metadata.xml");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("LANGUAGE", escaped(report.labels().language()))
                    .replace(
                            "MADE_AT",
                            report.madeAt().truncatedTo(ChronoUnit.SECONDS).toString())
                    .replace("TITLE", escaped(report.title()));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
