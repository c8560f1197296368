package io.github.keycloakpersonas.pdf;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in lines that are not wider than there is room for: broken between words, and within a word that is wider itself. */
final class WrappedText {

    private final Fonts fonts;
    private final float size;

    WrappedText(Fonts fonts, float size) {
        this.fonts = fonts;
        this.size = size;
    }

    /** The lines as they are drawn. */
    List<String> lines(String text, float room) throws IOException {
        List<String> lines = new ArrayList<>();
        if (fits(text, room)) {
            lines.add(VisualText.of(text));
            return lines;
        }
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (fits(line + word, room)) {
                line.append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(VisualText.of(line.toString()));
                line.setLength(0);
            }
            broken(word, room, lines, line);
        }
        if (!line.isEmpty()) {
            lines.add(VisualText.of(line.toString()));
        }
        return lines;
    }

    /** Adds a word; its last part stays on the line. */
    private void broken(String word, float room, List<String> lines, StringBuilder line) throws IOException {
        for (String part : characters(word)) {
            if (!line.isEmpty() && !fits(line + part, room)) {
                lines.add(VisualText.of(line.toString()));
                line.setLength(0);
            }
            line.append(part);
        }
    }

    private boolean fits(String text, float room) throws IOException {
        return fonts.width(VisualText.of(text), size) <= room;
    }

    private static List<String> words(String text) {
        return parts(BreakIterator.getLineInstance(Locale.ROOT), text);
    }

    private static List<String> characters(String word) {
        return parts(BreakIterator.getCharacterInstance(Locale.ROOT), word);
    }

    private static List<String> parts(BreakIterator breaks, String text) {
        List<String> parts = new ArrayList<>();
        breaks.setText(text);
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            parts.add(text.substring(begin, end));
            begin = end;
        }
        return parts;
    }
}
