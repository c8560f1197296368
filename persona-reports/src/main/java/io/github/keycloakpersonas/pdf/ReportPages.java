package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** The pages of a report: its title, what there is to know of it, its table, and a foot on each page. */
final class ReportPages {

    /** A4, with its long side at the bottom. */
    static final PDRectangle SIZE =
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());

    static final float MARGIN = 36;

    private static final float TITLE = 16;
    private static final float TEXT = 9;
    private static final float FOOT = 7;

    private final PDDocument pdf;
    private final Fonts fonts;
    private final Tags tags;

    ReportPages(PDDocument pdf, Fonts fonts, Tags tags) {
        this.pdf = pdf;
        this.fonts = fonts;
        this.tags = tags;
    }

    void write(ReportDocument report) throws IOException {
        PDPage first = begin();
        float height;
        try (Canvas canvas = canvas(first)) {
            height = head(canvas, report);
        }
        new TablePages(this, fonts, tags).write(report, first, height);
        foot(report);
    }

    /** A new page. */
    PDPage begin() {
        PDPage page = new PDPage(SIZE);
        pdf.addPage(page);
        tags.begin(page);
        return page;
    }

    Canvas canvas(PDPage page) throws IOException {
        return new Canvas(pdf, page, fonts, tags);
    }

    /** @return the height that the table begins at */
    private float head(Canvas canvas, ReportDocument report) throws IOException {
        float height = SIZE.getHeight() - MARGIN - TITLE;
        canvas.begin(tags.add(tags.document(), StandardStructureTypes.H1));
        canvas.text(VisualText.of(report.title()), TITLE, MARGIN, height);
        canvas.end();
        height -= TEXT;
        WrappedText wrapped = new WrappedText(fonts, TEXT);
        for (Map.Entry<String, String> fact : report.facts().entrySet()) {
            String line = Filled.of(report.labels().fact(), fact.getKey(), fact.getValue());
            height = paragraph(canvas, wrapped, line, height);
        }
        String unshown = Unshown.of(report, fonts);
        if (!unshown.isEmpty()) {
            height = paragraph(canvas, wrapped, unshown, height);
        }
        return height - TEXT;
    }

    private float paragraph(Canvas canvas, WrappedText wrapped, String text, float height) throws IOException {
        PDStructureElement paragraph = tags.add(tags.document(), StandardStructureTypes.P);
        if (VisualText.isOther(text)) {
            paragraph.setActualText(text);
        }
        float base = height;
        canvas.begin(paragraph);
        for (String line : wrapped.lines(text, SIZE.getWidth() - 2 * MARGIN)) {
            base -= TEXT * 1.35f;
            canvas.text(line, TEXT, MARGIN, base);
        }
        canvas.end();
        return base;
    }

    private void foot(ReportDocument report) throws IOException {
        int pages = pdf.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (Canvas canvas = canvas(pdf.getPage(i))) {
                String number =
                        VisualText.of(Filled.of(report.labels().page(), String.valueOf(i + 1), String.valueOf(pages)));
                canvas.beginArtifact();
                canvas.text(VisualText.of(report.title()), FOOT, MARGIN, MARGIN / 2);
                canvas.text(number, FOOT, SIZE.getWidth() - MARGIN - fonts.width(number, FOOT), MARGIN / 2);
                canvas.end();
            }
        }
    }
}
