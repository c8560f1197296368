package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time that an event takes place.
 *
 * @param event the event
 * @param original when the rule lets it begin, which names it among the others; null for an event that takes place once
 * @param start when it begins
 * @param end when it ends
 */
public record Occurrence(CalendarEvent event, @Nullable Instant original, Instant start, Instant end) {

    /** Its texts: those of the event, but for what is different about this one. */
    public Map<String, String> texts() {
        Change change = original == null ? null : event.changes().get(original);
        if (change == null) {
            return event.texts();
        }
        Map<String, String> texts = new LinkedHashMap<>(event.texts());
        texts.putAll(change.texts());
        return texts;
    }

    /** Whether some of it is in a window. What takes no time is, from the window's beginning on. */
    boolean isIn(Instant from, Instant till) {
        return start.isBefore(till) && (end.isAfter(from) || (end.equals(start) && !start.isBefore(from)));
    }
}
