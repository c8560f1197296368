package io.github.keycloakpersonas.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Draws on one page. Everything is marked: as content of an element, or as something that is none. */
final class Canvas implements AutoCloseable {

    private final PDPage page;
    private final Fonts fonts;
    private final Tags tags;
    private final PDPageContentStream stream;

    /** A page that begins, or one that is there already. */
    Canvas(PDDocument pdf, PDPage page, Fonts fonts, Tags tags) throws IOException {
        this.page = page;
        this.fonts = fonts;
        this.tags = tags;
        this.stream = new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true);
    }

    /** The following is the content of an element, until {@link #end}. */
    void begin(PDStructureElement element) throws IOException {
        stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(element, page));
    }

    /** The following is no content, such as lines and page numbers, until {@link #end}. */
    void beginArtifact() throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
    }

    void end() throws IOException {
        stream.endMarkedContent();
    }

    /** A line of text that is in the order in which it is drawn. */
    void text(String line, float size, float left, float base) throws IOException {
        float at = left;
        for (Fonts.Run run : fonts.runs(line)) {
            stream.beginText();
            stream.setFont(run.font(), size);
            stream.newLineAtOffset(at, base);
            stream.showText(run.text());
            stream.endText();
            at += fonts.width(run.text(), size);
        }
    }

    /** A line across the page; to be marked by the caller. */
    void rule(float left, float right, float height) throws IOException {
        stream.setLineWidth(0.4f);
        stream.moveTo(left, height);
        stream.lineTo(right, height);
        stream.stroke();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
