package io.github.keycloakpersonas.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text in the order in which it is drawn, from the left to the right, by the Unicode bidirectional algorithm. */
final class VisualText {

    private static final Map<String, String> MIRRORED =
            Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "<", ">", ">", "<", "«", "»", "»", "«");

    private VisualText() {}

    /** Whether the text is drawn in another order or in other forms than it is written. */
    static boolean isOther(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length);
    }

    /** A line of text as it is drawn. */
    static String of(String line) {
        if (!isOther(line)) {
            return line;
        }
        String shaped = ArabicForms.of(line);
        Bidi bidi = new Bidi(shaped, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        List<String> clusters = new ArrayList<>();
        List<Byte> levels = new ArrayList<>();
        for (int at = 0; at < shaped.length(); ) {
            int end = end(shaped, at);
            clusters.add(shaped.substring(at, end));
            levels.add((byte) bidi.getLevelAt(at));
            at = end;
        }
        byte[] order = new byte[levels.size()];
        String[] drawn = new String[levels.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = levels.get(i);
            boolean isFromTheRight = order[i] % 2 == 1;
            String cluster = clusters.get(i);
            drawn[i] = isFromTheRight ? MIRRORED.getOrDefault(cluster, cluster) : cluster;
        }
        Bidi.reorderVisually(order, 0, drawn, 0, drawn.length);
        return String.join("", drawn);
    }

    /** The end of a character with its marks, which stay behind it. */
    private static int end(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && Character.getType(text.codePointAt(end)) == Character.NON_SPACING_MARK) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
