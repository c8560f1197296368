package io.github.keycloakpersonas.token;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The format of a persona in a claim. */
public enum ClaimFormat {
    /** {@code {"persona_id":…,"title":…,"circle":…,"valid_till":…}} with the attributes that the schema shows in tokens. */
    OBJECT("object"),
    /** {@code traveler@corsica}. */
    TITLE_AT_CIRCLE("title@circle"),
    /** {@code traveler}, each title once. */
    TITLE("title");

    private static final Map<String, ClaimFormat> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(ClaimFormat::word, Function.identity()));

    private final String word;

    ClaimFormat(String word) {
        this.word = word;
    }

    /** The value in the mapper's configuration. */
    public String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ClaimFormat::word).toList();
    }

    /** The format of that name; objects if there is no such format, as for a mapper without the setting. */
    static ClaimFormat of(String word) {
        return BY_WORD.getOrDefault(word, OBJECT);
    }
}
