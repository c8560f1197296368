package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result that an assessment has.
 *
 * @param name unique in the assessment
 * @param formula how it is calculated
 * @param questions the questions that count; empty for all that have scores
 * @param weights the weight of questions; 1 for those that it does not name
 * @param bands what the result is called, by ascending scores; empty where it is a number
 * @param attribute the path of the attribute that it sets; null for none
 */
public record Outcome(
        String name,
        Formula formula,
        List<String> questions,
        Map<String, BigDecimal> weights,
        List<Band> bands,
        @Nullable String attribute) {

    /** The digits after the point to which a mean is rounded, the half away from zero. Nothing else is rounded. */
    public static final int MEAN_DIGITS = 4;

    public Outcome {
        questions = List.copyOf(questions);
        weights = weights.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Numbers.plain(entry.getValue())));
        bands = List.copyOf(bands);
    }

    /** Whether the question counts. */
    boolean counts(Question question) {
        return question.isScored() && (questions.isEmpty() || questions.contains(question.name()));
    }

    private BigDecimal weight(Question question) {
        return formula == Formula.WEIGHTED ? weights.getOrDefault(question.name(), BigDecimal.ONE) : BigDecimal.ONE;
    }

    /** The score of answers that {@link Answers} has found right. */
    BigDecimal score(List<Question> asked, Map<String, @Nullable Object> answers) {
        BigDecimal sum = BigDecimal.ZERO;
        int answered = 0;
        for (Question question : asked) {
            Object answer = answers.get(question.name());
            if (answer != null && counts(question)) {
                sum = sum.add(question.score(answer).multiply(weight(question)));
                answered++;
            }
        }
        return formula == Formula.MEAN && answered > 0 ? mean(sum, answered) : sum;
    }

    private static BigDecimal mean(BigDecimal sum, int count) {
        return sum.divide(BigDecimal.valueOf(count), MEAN_DIGITS, RoundingMode.HALF_UP);
    }

    /** The scores that there can be. */
    public ScoreRange range(List<Question> asked) {
        List<Question> counted = asked.stream().filter(this::counts).toList();
        if (formula == Formula.MEAN) {
            boolean none = counted.stream().noneMatch(Question::required);
            return counted.stream()
                    .map(Question::range)
                    .reduce(ScoreRange::or)
                    .map(range -> none ? range.or(ScoreRange.ZERO) : range)
                    .orElse(ScoreRange.ZERO);
        }
        return counted.stream()
                .map(question -> {
                    ScoreRange range = question.range().times(weight(question));
                    return question.required() ? range : range.or(ScoreRange.ZERO);
                })
                .reduce(ScoreRange.ZERO, ScoreRange::plus);
    }

    /** What the result of a score is: the value of its band, a {@code String} or a {@code BigDecimal}, or the score itself. */
    Object value(BigDecimal score) {
        // A score below the lowest band is not possible: the rules of the schema say so.
        return bands.stream()
                .filter(band -> band.from().compareTo(score) <= 0)
                .reduce((lower, higher) -> higher)
                .map(Band::value)
                .orElse(Numbers.plain(score));
    }
}
