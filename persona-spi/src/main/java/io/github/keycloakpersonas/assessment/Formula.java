package io.github.keycloakpersonas.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a result is calculated from the scores of answers. */
public enum Formula {
    /** All scores added up. */
    SUM,
    /** The scores of the questions that were answered, added up and divided by their number. */
    MEAN,
    /** All scores, each multiplied by the weight of its question, added up. */
    WEIGHTED;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The formula of that name, empty if there is none. */
    public static Optional<Formula> of(String word) {
        return Arrays.stream(values())
                .filter(formula -> formula.word().equals(word))
                .findFirst();
    }
}
