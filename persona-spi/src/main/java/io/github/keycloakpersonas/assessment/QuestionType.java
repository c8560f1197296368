package io.github.keycloakpersonas.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a question is answered. */
public enum QuestionType {
    /** By one of its options. */
    SINGLE,
    /** By some of its options. */
    MULTIPLE,
    /** By a whole number of a range. */
    SCALE,
    /** By a text, which has no score. */
    TEXT;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name, empty if there is none. */
    public static Optional<QuestionType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Whether it is answered by options. */
    public boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE;
    }
}
