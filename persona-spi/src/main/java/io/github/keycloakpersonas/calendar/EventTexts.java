package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schema.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that an event has, and what each of them may be. */
public final class EventTexts {

    public static final String TITLE = "title";
    public static final String DESCRIPTION = "description";
    public static final String LOCATION = "location";
    public static final String COLOR = "color";

    /** Their names, in the order in which they are shown. */
    public static final List<String> NAMES = List.of(TITLE, DESCRIPTION, LOCATION, COLOR);

    private static final int SHORT = 255;
    private static final int LONG = 4000;

    private static final Pattern COLOR_FORM = Pattern.compile("#[0-9A-Fa-f]{6}");

    private static final Pattern UNFIT_FOR_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    private EventTexts() {}

    /**
     * The texts that are there when those have been sent: null and an empty text take one away.
     *
     * @param at what the names of faults begin with
     */
    static Map<String, String> read(
            Map<?, ? extends @Nullable Object> sent, Map<String, String> present, String at, List<Violation> faults) {
        Map<String, String> texts = new LinkedHashMap<>(present);
        for (String name : NAMES) {
            if (sent.containsKey(name)) {
                Object value = Objects.requireNonNullElse(sent.get(name), "");
                if (value instanceof String text && fits(name, text)) {
                    texts.put(name, text.strip());
                } else {
                    faults.add(Violation.of(at + name, "must be " + form(name)));
                }
            }
        }
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    private static boolean fits(String name, String text) {
        int longest = name.equals(DESCRIPTION) ? LONG : SHORT;
        Pattern unfit = name.equals(DESCRIPTION) ? UNFIT : UNFIT_FOR_A_LINE;
        return text.codePointCount(0, text.length()) <= longest
                && !unfit.matcher(text).find()
                && (!name.equals(COLOR)
                        || text.isEmpty()
                        || COLOR_FORM.matcher(text).matches());
    }

    private static String form(String name) {
        return switch (name) {
            case COLOR -> "a colour such as #3366CC";
            case DESCRIPTION -> "a text of at most " + LONG + " characters";
            default -> "a text of at most " + SHORT + " characters on one line";
        };
    }
}
