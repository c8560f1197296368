package io.github.keycloakpersonas.history;

import java.util.Arrays;
import java.util.Locale;

/** What has happened to a persona. */
public enum Event {
    /** It was there when the history began. */
    STARTED,
    CREATED,
    CHANGED,
    REMOVED;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event of that name. */
    public static Event of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst()
                .orElse(CHANGED);
    }
}
