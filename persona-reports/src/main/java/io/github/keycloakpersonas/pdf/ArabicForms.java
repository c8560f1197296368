package io.github.keycloakpersonas.pdf;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forms that Arabic letters take beside each other, as characters of their own, which fonts have. They are read from the names of
 * these characters, so that the table is Unicode's.
 */
final class ArabicForms {

    /** Where a letter stands in its word. */
    private enum Place {
        ISOLATED,
        FINAL,
        INITIAL,
        MEDIAL
    }

    private static final int TATWEEL = 0x0640;
    private static final int LAM = 0x0644;

    /** The forms of a letter, or of lam with an alef, which join to one. */
    private static final Map<String, Map<Place, String>> FORMS = new HashMap<>();

    static {
        // The two blocks of presentation forms.
        for (int form = 0xFB50; form <= 0xFEFC; form++) {
            String name = Character.getName(form);
            if (name != null && name.startsWith("ARABIC L") && name.endsWith(" FORM")) {
                String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
                boolean isJoinedAlef = name.startsWith("ARABIC LIGATURE LAM WITH ALEF");
                if (letters.codePointCount(0, letters.length()) == 1 || isJoinedAlef) {
                    String[] words = name.split(" ");
                    Place place = Place.valueOf(words[words.length - 2]);
                    FORMS.computeIfAbsent(letters, any -> new EnumMap<>(Place.class))
                            .putIfAbsent(place, Character.toString(form));
                }
            }
        }
    }

    private ArabicForms() {}

    /** The text with each letter in the form that it has there. */
    static String of(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder shaped = new StringBuilder(text.length());
        boolean joinsBefore = false;
        for (int i = 0; i < points.length; i++) {
            if (isMark(points[i])) {
                shaped.appendCodePoint(points[i]);
                continue;
            }
            int next = next(points, i);
            String joined = points[i] == LAM && next < points.length
                    ? Character.toString(LAM) + Character.toString(points[next])
                    : "";
            Map<Place, String> forms = FORMS.get(joined);
            boolean isJoined = forms != null;
            if (forms == null) {
                forms = FORMS.getOrDefault(Character.toString(points[i]), Map.of());
            }
            boolean joinsAfter = !isJoined
                    && next < points.length
                    && (points[i] == TATWEEL || forms.containsKey(Place.INITIAL))
                    && canJoinBefore(points[next]);
            String form = form(forms, joinsBefore, joinsAfter);
            shaped.append(form == null ? Character.toString(points[i]) : form);
            if (isJoined) {
                for (int mark = i + 1; mark < next; mark++) {
                    shaped.appendCodePoint(points[mark]);
                }
                i = next;
            }
            joinsBefore = joinsAfter;
        }
        return shaped.toString();
    }

    private static @Nullable String form(Map<Place, String> forms, boolean joinsBefore, boolean joinsAfter) {
        if (joinsBefore) {
            return forms.get(joinsAfter ? Place.MEDIAL : Place.FINAL);
        }
        return forms.get(joinsAfter ? Place.INITIAL : Place.ISOLATED);
    }

    private static boolean canJoinBefore(int point) {
        return point == TATWEEL
                || FORMS.getOrDefault(Character.toString(point), Map.of()).containsKey(Place.FINAL);
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** Where the next character is that is no mark. */
    private static int next(int[] points, int at) {
        int next = at + 1;
        while (next < points.length && isMark(points[next])) {
            next++;
        }
        return next;
    }
}
