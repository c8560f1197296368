package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** A table over as many pages as it takes. Its header stands on each page, and is content on the first one only. */
final class TablePages {

    private static final float SIZE = 7;
    private static final float LINE = SIZE * 1.3f;
    private static final float PADDING = 3;

    private final ReportPages pages;
    private final Fonts fonts;
    private final Tags tags;
    private final WrappedText wrapped;

    TablePages(ReportPages pages, Fonts fonts, Tags tags) {
        this.pages = pages;
        this.fonts = fonts;
        this.tags = tags;
        this.wrapped = new WrappedText(fonts, SIZE);
    }

    /** Writes the table below a height of the first page, which is closed. */
    void write(ReportDocument report, PDPage first, float height) throws IOException {
        List<Float> widths = ColumnWidths.of(report, fonts, SIZE, 2 * PADDING);
        PDStructureElement table = tags.add(tags.document(), StandardStructureTypes.TABLE);
        List<List<String>> header = lines(report.columns(), widths);
        Canvas canvas = pages.canvas(first);
        try {
            float top = header(canvas, tags.add(table, StandardStructureTypes.TR), header, widths, height);
            for (List<String> row : report.rows()) {
                List<List<String>> lines = lines(row, widths);
                if (top - heightOf(lines) < ReportPages.MARGIN) {
                    canvas.close();
                    canvas = pages.canvas(pages.begin());
                    top = repeated(canvas, header, widths);
                }
                top = row(canvas, tags.add(table, StandardStructureTypes.TR), new Row(row, lines), widths, top);
            }
        } finally {
            canvas.close();
        }
    }

    /** The text of a row, and the lines that it is drawn as. */
    private record Row(List<String> cells, List<List<String>> lines) {}

    private float header(Canvas canvas, PDStructureElement row, List<List<String>> lines, List<Float> widths, float top)
            throws IOException {
        float left = ReportPages.MARGIN;
        for (int i = 0; i < lines.size(); i++) {
            canvas.begin(tags.addHeader(row));
            cell(canvas, lines.get(i), left, top);
            canvas.end();
            left += widths.get(i);
        }
        return below(canvas, lines, widths, top);
    }

    private float repeated(Canvas canvas, List<List<String>> lines, List<Float> widths) throws IOException {
        float top = ReportPages.SIZE.getHeight() - ReportPages.MARGIN;
        float left = ReportPages.MARGIN;
        canvas.beginArtifact();
        for (int i = 0; i < lines.size(); i++) {
            cell(canvas, lines.get(i), left, top);
            left += widths.get(i);
        }
        canvas.end();
        return below(canvas, lines, widths, top);
    }

    private float row(Canvas canvas, PDStructureElement element, Row row, List<Float> widths, float top)
            throws IOException {
        float left = ReportPages.MARGIN;
        for (int i = 0; i < row.lines().size(); i++) {
            String text = row.cells().get(i);
            PDStructureElement cell = tags.add(element, StandardStructureTypes.TD);
            if (VisualText.isOther(text)) {
                cell.setActualText(text);
            }
            if (!text.isEmpty()) {
                canvas.begin(cell);
                cell(canvas, row.lines().get(i), left, top);
                canvas.end();
            }
            left += widths.get(i);
        }
        return below(canvas, row.lines(), widths, top);
    }

    private static void cell(Canvas canvas, List<String> lines, float left, float top) throws IOException {
        float base = top - PADDING;
        for (String line : lines) {
            base -= LINE;
            canvas.text(line, SIZE, left + PADDING, base);
        }
    }

    private static float below(Canvas canvas, List<List<String>> lines, List<Float> widths, float top)
            throws IOException {
        float bottom = top - heightOf(lines);
        float right = ReportPages.MARGIN;
        for (float width : widths) {
            right += width;
        }
        canvas.beginArtifact();
        canvas.rule(ReportPages.MARGIN, right, bottom);
        canvas.end();
        return bottom;
    }

    private static float heightOf(List<List<String>> lines) {
        int most = lines.stream().mapToInt(List::size).max().orElse(1);
        return Math.max(1, most) * LINE + 2 * PADDING;
    }

    private List<List<String>> lines(List<String> cells, List<Float> widths) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(wrapped.lines(cells.get(i), widths.get(i) - 2 * PADDING));
        }
        return lines;
    }
}
