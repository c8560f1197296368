package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the questions of an assessment, checked. An answer is the name of an option, a list of such names, a whole number or a text.
 *
 * @param values the answers that are right, by question: {@code String}, {@code List<String>} or {@code Long}
 * @param faults what is wrong
 */
public record Answers(Map<String, Object> values, List<Fault> faults) {

    public Answers {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** Checks answers that are handed in. */
    public static Answers of(Assessment assessment, Map<String, @Nullable Object> given) {
        return checked(assessment, given, true);
    }

    /** Checks answers that are kept for later: what is missing, or too few, can still be added. */
    public static Answers unfinished(Assessment assessment, Map<String, @Nullable Object> given) {
        return checked(assessment, given, false);
    }

    private static Answers checked(Assessment assessment, Map<String, @Nullable Object> given, boolean finished) {
        Map<String, Object> values = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Question question : assessment.questions()) {
            Object answer = given.get(question.name());
            if (isNothing(answer)) {
                if (finished && question.required()) {
                    faults.add(fault(question.name(), "is required"));
                }
                continue;
            }
            Object value = value(question, answer);
            Optional<String> fault = fault(question, value, finished);
            fault.ifPresentOrElse(
                    message -> faults.add(fault(question.name(), message)), () -> values.put(question.name(), value));
        }
        given.keySet().stream()
                .filter(name -> assessment.question(name).isEmpty())
                .sorted()
                .forEach(name -> faults.add(fault(name, "is not a question of this assessment")));
        return new Answers(values, faults);
    }

    private static boolean isNothing(@Nullable Object answer) {
        return answer == null
                || (answer instanceof String text && text.isBlank())
                || (answer instanceof List<?> list && list.isEmpty());
    }

    private static Object value(Question question, @Nullable Object answer) {
        if (question.type() == QuestionType.SCALE
                && answer instanceof BigDecimal number
                && Math.abs((long) number.scale()) <= 9
                && number.precision() <= 18
                && number.stripTrailingZeros().scale() <= 0) {
            return number.longValueExact();
        }
        return answer == null ? "" : answer instanceof List<?> list ? new ArrayList<>(list) : answer;
    }

    private static Optional<String> fault(Question question, Object answer, boolean finished) {
        boolean fits = switch (question.type()) {
            case SINGLE -> answer instanceof String option && isOption(question, option);
            case MULTIPLE -> answer instanceof List<?> chosen && areOptions(question, chosen, finished);
            case SCALE -> answer instanceof Long number && number >= question.least() && number <= question.most();
            case TEXT ->
                answer instanceof String text
                        && text.codePointCount(0, text.length()) <= question.most()
                        && isPlain(text);
        };
        return fits ? Optional.empty() : Optional.of(wanted(question));
    }

    private static boolean areOptions(Question question, List<?> chosen, boolean finished) {
        return chosen.stream().allMatch(option -> isOption(question, option))
                && new HashSet<>(chosen).size() == chosen.size()
                && chosen.size() <= question.most()
                && (!finished || chosen.size() >= question.least());
    }

    private static boolean isOption(Question question, Object answer) {
        return question.options().stream().anyMatch(option -> option.name().equals(answer));
    }

    /** Whether every database can keep the text. */
    static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static String wanted(Question question) {
        return switch (question.type()) {
            case SINGLE -> "must be one of: " + names(question);
            case MULTIPLE ->
                "must be a list of " + question.least() + " to " + question.most() + " different ones of: "
                        + names(question);
            case SCALE -> "must be a whole number between " + question.least() + " and " + question.most();
            case TEXT -> "must be a string of at most " + question.most() + " characters without control characters";
        };
    }

    private static String names(Question question) {
        return question.options().stream().map(Choice::name).collect(Collectors.joining(", "));
    }

    private static Fault fault(String question, String message) {
        return new Fault("answers." + question, message);
    }
}
