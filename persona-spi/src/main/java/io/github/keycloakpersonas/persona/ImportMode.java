package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import does with the personas that are there already. */
public enum ImportMode {
    /** Nothing: a persona that is there already is a fault of its line. */
    CREATE,
    /** Replaces those that it brings. */
    UPSERT,
    /** Replaces those that it brings, and in the end removes all others of the realm. */
    REPLACE;

    /** The name in requests, answers and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that name, empty if there is none. */
    public static Optional<ImportMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
