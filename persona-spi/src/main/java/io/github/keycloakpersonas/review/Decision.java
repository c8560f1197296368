package io.github.keycloakpersonas.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is decided about a persona. */
public enum Decision {
    /** Nothing yet. */
    OPEN,
    KEEP,
    REVOKE,
    /** It is to end earlier. */
    SHORTEN;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name. */
    public static Optional<Decision> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
