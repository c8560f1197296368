package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How wide the columns of a table are: as their texts are, within what the page has. */
final class ColumnWidths {

    private static final float LEAST = 40;
    private static final float MOST = 180;

    /** How many rows are measured; those behind them are broken into lines where they are wider. */
    private static final int MEASURED = 200;

    private ColumnWidths() {}

    /** @param beside the room beside a text */
    static List<Float> of(ReportDocument report, Fonts fonts, float size, float beside) throws IOException {
        List<Float> wanted = new ArrayList<>();
        for (int column = 0; column < report.columns().size(); column++) {
            float widest = fonts.width(report.columns().get(column), size);
            for (List<String> row :
                    report.rows().subList(0, Math.min(MEASURED, report.rows().size()))) {
                widest = Math.max(widest, fonts.width(VisualText.of(row.get(column)), size));
            }
            wanted.add(Math.min(MOST, Math.max(LEAST, widest + beside + 1)));
        }
        return shared(wanted, ReportPages.SIZE.getWidth() - 2 * ReportPages.MARGIN);
    }

    /** Narrow columns get what they want, and the others share what is left. */
    private static List<Float> shared(List<Float> wanted, float room) {
        float left = room;
        int open = wanted.size();
        for (float width : wanted.stream().sorted().toList()) {
            if (width > left / open) {
                break;
            }
            left -= width;
            open--;
        }
        float most = open == 0 ? MOST : left / open;
        return wanted.stream().map(width -> Math.min(width, most)).toList();
    }
}
