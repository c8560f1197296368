package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.IOException;
import java.util.ArrayList;
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
        for (List<String> texts : shown(report)) {
            for (String text : texts) {
                for (int point : text.codePoints().toArray()) {
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
        ReportDocument.Labels labels = report.labels();
        int others = points.size() - NAMED;
        return Filled.of(
                labels.unshown(), others > 0 ? Filled.of(labels.others(), named, String.valueOf(others)) : named);
    }

    /** All that the pages show: what there is to know of the report has names that people have given, too. */
    private static List<List<String>> shown(ReportDocument report) {
        List<List<String>> shown = new ArrayList<>(report.rows());
        shown.add(List.of(report.title()));
        shown.add(List.copyOf(report.facts().keySet()));
        shown.add(List.copyOf(report.facts().values()));
        shown.add(report.columns());
        return shown;
    }
}
