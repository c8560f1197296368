package io.github.keycloakpersonas.schema;

import java.util.Arrays;
import java.util.Optional;

/** Who may set an attribute, or a persona's schedule. */
public enum Editor {
    /** The persona's owner, and administrators. */
    USER("user"),
    ADMINISTRATOR("administrator");

    private final String word;

    Editor(String word) {
        this.word = word;
    }

    /** The name in a persona schema. */
    public String word() {
        return word;
    }

    /** The editor of that name, empty if there is none. */
    public static Optional<Editor> of(String word) {
        return Arrays.stream(values())
                .filter(editor -> editor.word.equals(word))
                .findFirst();
    }
}
