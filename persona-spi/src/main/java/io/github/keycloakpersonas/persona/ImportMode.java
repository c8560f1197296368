package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import does with existing personas. */
public enum ImportMode {
    /** Only creates personas. A line with an existing persona is an error. */
    CREATE,
    /** Creates or replaces the personas of the file. */
    UPSERT,
    /** Creates or replaces the personas of the file, and in the end removes all other personas of the realm. */
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
