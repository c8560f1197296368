package io.github.keycloakpersonas.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many stored personas have a title or a circle that a new schema would take from them. They would stay as they are, but
 * nobody could create such a persona any more.
 *
 * @param titles personas by title, the most used first
 * @param circles personas by circle, the most used first; not all of them where there are many
 */
public record StrandedPersonas(Map<String, Long> titles, Map<String, Long> circles) {

    public StrandedPersonas {
        // Not Map.copyOf: the order says something.
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        circles = Collections.unmodifiableMap(new LinkedHashMap<>(circles));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return titles.isEmpty() && circles.isEmpty();
    }
}
