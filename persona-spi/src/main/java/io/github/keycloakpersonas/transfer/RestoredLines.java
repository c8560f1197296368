package io.github.keycloakpersonas.transfer;

import java.util.ArrayList;
import java.util.List;

/** The lines that a restore has taken in although the schema refuses them, in words for who has asked for it. */
final class RestoredLines {

    /** Of more lines, the rest is only counted. */
    private static final int NAMED = 100;

    /** Of what is wrong with a line, in characters. */
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

    /** A sentence a line, and one for the lines that are not named. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(named);
        if (lines > named.size()) {
            warnings.add("Lines restored besides, against the schema: " + (lines - named.size()));
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
