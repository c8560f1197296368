package io.github.keycloakpersonas.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of stored personas that a new schema would affect: whose title or circle it lacks, so that they stay as they are, but nobody can
 * create such a persona any more; and who would lack an assessment.
 *
 * @param titles personas by title, the most used first
 * @param circles personas by circle, the most used first; only the first ones if there are many
 * @param unassessed active personas by title, the most used first, that lack an assessment that only the new schema requires
 */
public record StrandedPersonas(Map<String, Long> titles, Map<String, Long> circles, Map<String, Long> unassessed) {

    public StrandedPersonas {
        // Not Map.copyOf, because the order matters.
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        circles = Collections.unmodifiableMap(new LinkedHashMap<>(circles));
        unassessed = Collections.unmodifiableMap(new LinkedHashMap<>(unassessed));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return titles.isEmpty() && circles.isEmpty() && unassessed.isEmpty();
    }
}
