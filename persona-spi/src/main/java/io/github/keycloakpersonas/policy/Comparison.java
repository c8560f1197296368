package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.schema.AttributeType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a condition compares an attribute with its value. */
enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    /** A text contains the value; a list has it as an entry. */
    CONTAINS("contains");

    private static final Set<Comparison> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL);
    private static final Set<Comparison> ORDER = EnumSet.complementOf(EnumSet.of(CONTAINS));

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** @param word one of the words */
    static Comparison of(String word) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** The comparisons that attributes of a type support. */
    static List<Comparison> of(AttributeType type) {
        Set<Comparison> sensible = switch (type) {
            case BOOLEAN, ENUM -> EQUALITY;
            case INTEGER, NUMBER, DATE_TIME -> ORDER;
            case STRING, EMAIL -> EnumSet.of(EQUAL, NOT_EQUAL, CONTAINS);
            case STRING_LIST, MAP -> EnumSet.of(CONTAINS);
        };
        return List.copyOf(sensible);
    }

    static String words(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::word).collect(Collectors.joining(", "));
    }

    /**
     * Whether the comparison holds for two values.
     *
     * @param order of the attribute and the condition's value, as of {@link Comparable}
     */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case CONTAINS -> false;
        };
    }
}
