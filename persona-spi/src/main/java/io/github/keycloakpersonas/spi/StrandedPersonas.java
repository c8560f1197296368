package io.github.keycloakpersonas.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of stored personas whose title or circle a new schema lacks. These personas stay as they are, but nobody
 * can create such a persona any more.
 *
 * @param titles personas by title, the most used first
 * @param circles personas by circle, the most used first; only the first ones if there are many
 */
public record StrandedPersonas(Map<String, Long> titles, Map<String, Long> circles) {

    public StrandedPersonas {
        // Not Map.copyOf, because the order matters.
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        circles = Collections.unmodifiableMap(new LinkedHashMap<>(circles));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return titles.isEmpty() && circles.isEmpty();
    }
}
