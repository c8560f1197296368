package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Characters that no font has, which a page must not leave out in silence. */
final class Unshown {

    private static final int NAMED = 10;

    private Unshown() {}

    /** What a page says of them; empty if there are none. */
    static String of(ReportDocument report, Fonts fonts) throws IOException {
        Set<Integer> points = new TreeSet<>();
        Set<Integer> seen = new TreeSet<>();
        for (List<String> row : report.rows()) {
            for (String cell : row) {
                for (int point : cell.codePoints().toArray()) {
                    if (seen.add(point) && !fonts.has(point)) {
                        points.add(point);
                    }
                }
            }
        }
        if (points.isEmpty()) {
            return "";
        }
        String named = points.stream()
                .limit(NAMED)
                .map(point -> String.format(Locale.ROOT, "U+%04X", point))
                .collect(Collectors.joining(", "));
        String more = points.size() > NAMED ? " and " + (points.size() - NAMED) + " others" : "";
        return "Characters that no font of this report has are printed as \u25A1: " + named + more
                + ". The attached data have them.";
    }
}
