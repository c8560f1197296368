package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is different about one occurrence of an event that comes again.
 *
 * @param texts those of the event's texts that are different
 * @param start when it begins; null where the rule says it
 * @param end when it ends; null where it is as long as all of them
 */
public record Change(
        Map<String, String> texts,
        @Nullable Instant start,
        @Nullable Instant end) {

    public Change {
        texts = Map.copyOf(texts);
    }
}
