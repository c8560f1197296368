package io.github.keycloakpersonas.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of personas that nobody has decided about. */
public enum NoAnswer {
    KEEP,
    SUSPEND,
    REVOKE;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name. */
    public static Optional<NoAnswer> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
