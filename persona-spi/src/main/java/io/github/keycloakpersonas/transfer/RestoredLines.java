package io.github.keycloakpersonas.transfer;

import java.util.ArrayList;
import java.util.List;

/** The lines that were restored although the schema refuses them, as warnings for the administrator. */
final class RestoredLines {

    /** The highest number of lines that are named; the others are only counted. */
    private static final int NAMED = 100;

    /** The highest number of characters that are shown of the faults of a line. */
    private static final int LENGTH = 500;

    private final List<String> named = new ArrayList<>();
    private long lines;

    void add(List<LineProblem> overruled) {
        lines += overruled.size();
        overruled.stream()
                .limit(NAMED - named.size())
                .map(RestoredLines::sentence)
                .forEach(named::add);
    }

    /** One sentence for each named line, and one for the number of the others. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(named);
        if (lines > named.size()) {
            warnings.add("Number of other lines that were restored against the schema: " + (lines - named.size()));
        }
        return warnings;
    }

    private static String sentence(LineProblem overruled) {
        String detail = overruled.detail();
        int end = detail.offsetByCodePoints(0, Math.min(LENGTH, detail.codePointCount(0, detail.length())));
        return "Line " + overruled.line() + " was restored against the schema: "
                + (end == detail.length() ? detail : detail.substring(0, end) + "…");
    }
}
