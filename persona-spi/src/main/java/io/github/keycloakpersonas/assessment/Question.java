package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.List;

/**
 * A question of an assessment. Its texts are texts, or <code>${key}</code> of texts in several languages.
 *
 * @param name unique in the assessment
 * @param type how it is answered
 * @param text what is asked
 * @param help what helps to answer; empty for nothing
 * @param required whether it must be answered
 * @param options what it can be answered by; empty for types without options
 * @param least the fewest options, or the lowest number of a scale
 * @param most the most options, the highest number of a scale, or the most characters of a text
 * @param fromText what the lowest number of a scale means; empty for nothing
 * @param toText what the highest number of a scale means; empty for nothing
 */
public record Question(
        String name,
        QuestionType type,
        String text,
        String help,
        boolean required,
        List<Choice> options,
        int least,
        int most,
        String fromText,
        String toText) {

    public Question {
        options = List.copyOf(options);
    }

    /** Whether an answer has a score. */
    public boolean isScored() {
        return type != QuestionType.TEXT;
    }

    /** The score of an answer that {@link Answers} has found right. */
    BigDecimal score(Object answer) {
        return switch (type) {
            case SINGLE -> scoreOf(answer);
            case MULTIPLE -> ((List<?>) answer).stream().map(this::scoreOf).reduce(BigDecimal.ZERO, BigDecimal::add);
            case SCALE -> BigDecimal.valueOf((Long) answer);
            case TEXT -> BigDecimal.ZERO;
        };
    }

    private BigDecimal scoreOf(Object choice) {
        return options.stream()
                .filter(option -> option.name().equals(choice))
                .map(Choice::score)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The scores between which those of all answers are. */
    ScoreRange range() {
        return switch (type) {
            case SINGLE -> ScoreRange.of(scores());
            case MULTIPLE -> ScoreRange.ofSome(scores(), least, Math.min(most, options.size()));
            case SCALE -> new ScoreRange(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
            case TEXT -> ScoreRange.ZERO;
        };
    }

    private List<BigDecimal> scores() {
        return options.stream().map(Choice::score).toList();
    }
}
