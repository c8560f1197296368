package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds assessments for tests. */
public final class AnAssessment {

    private final String name;
    private final List<Question> questions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int version = 1;
    private @Nullable PassMark pass;
    private @Nullable Integer validDays;
    private Retake retake = Retake.ALWAYS;

    private AnAssessment(String name) {
        this.name = name;
    }

    public static AnAssessment named(String name) {
        return new AnAssessment(name);
    }

    /** A question by whose options {@code a}, {@code b} … an answer has these scores. */
    public AnAssessment single(String question, boolean required, String... scores) {
        return asks(question, QuestionType.SINGLE, required, options(scores), 1, 1);
    }

    public AnAssessment multiple(String question, int least, int most, String... scores) {
        return asks(question, QuestionType.MULTIPLE, true, options(scores), least, most);
    }

    public AnAssessment scale(String question, boolean required, int from, int to) {
        return asks(question, QuestionType.SCALE, required, List.of(), from, to);
    }

    public AnAssessment text(String question, int longest) {
        return asks(question, QuestionType.TEXT, false, List.of(), 0, longest);
    }

    private AnAssessment asks(
            String question, QuestionType type, boolean required, List<Choice> options, int least, int most) {
        questions.add(new Question(question, type, "What?", "", required, options, least, most, "", ""));
        return this;
    }

    private static List<Choice> options(String... scores) {
        return Stream.iterate(0, i -> i < scores.length, i -> i + 1)
                .map(i -> new Choice(String.valueOf((char) ('a' + i)), "", new BigDecimal(scores[i])))
                .toList();
    }

    public AnAssessment result(String outcome, Formula formula, Band... bands) {
        return result(new Outcome(outcome, formula, List.of(), Map.of(), List.of(bands), null));
    }

    public AnAssessment result(Outcome outcome) {
        outcomes.add(outcome);
        return this;
    }

    public static Band band(String from, Object value) {
        return new Band(new BigDecimal(from), value);
    }

    public AnAssessment passedWith(String outcome, String atLeast) {
        pass = new PassMark(outcome, new BigDecimal(atLeast));
        return this;
    }

    public AnAssessment validFor(int days) {
        validDays = days;
        return this;
    }

    public AnAssessment retake(int afterDays, int maxAttempts) {
        retake = new Retake(afterDays, maxAttempts);
        return this;
    }

    public AnAssessment version(int number) {
        version = number;
        return this;
    }

    public Assessment build() {
        return new Assessment(name, "", "", version, questions, outcomes, pass, validDays, retake);
    }
}
