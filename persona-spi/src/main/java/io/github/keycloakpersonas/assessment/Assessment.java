package io.github.keycloakpersonas.assessment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire that is graded. Its texts are texts, or <code>${key}</code> of texts in several languages.
 *
 * @param name unique in the schema
 * @param displayName what people read instead of the name; empty for nothing
 * @param description for people
 * @param version increases when questions, scores or formulas change
 * @param questions what it asks, in this order
 * @param outcomes its results
 * @param pass what it takes to pass; null where whoever has answered has passed
 * @param validDays for how many days a result counts; null for ever
 * @param retake when it can be taken again
 */
public record Assessment(
        String name,
        String displayName,
        String description,
        int version,
        List<Question> questions,
        List<Outcome> outcomes,
        @Nullable PassMark pass,
        @Nullable Integer validDays,
        Retake retake) {

    public Assessment {
        questions = List.copyOf(questions);
        outcomes = List.copyOf(outcomes);
    }

    /** The question of that name, empty if there is none. */
    public Optional<Question> question(String question) {
        return questions.stream().filter(asked -> asked.name().equals(question)).findFirst();
    }

    /** The result of that name, empty if there is none. */
    public Optional<Outcome> outcome(String outcome) {
        return outcomes.stream().filter(one -> one.name().equals(outcome)).findFirst();
    }

    /** Grades answers that {@link Answers} has found right. */
    public Grade grade(Map<String, Object> answers) {
        return Grade.of(this, answers);
    }

    /** Until when a result counts that is reached now, in whole seconds as tokens have them; empty for ever. */
    public Optional<Instant> validUntil(Instant now) {
        return Optional.ofNullable(validDays)
                .map(days -> now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS));
    }

    /** When it can be taken next, as {@link Retake} says: {@code now} for at once, empty for never. */
    public Optional<Instant> nextAttempt(List<AssessmentResult> taken, Instant now) {
        return retake.next(version, taken, now);
    }

    /** Whether nothing that matters for a result differs; texts for people may. */
    public boolean gradesLike(Assessment other) {
        return withoutTexts().equals(other.withoutTexts());
    }

    private Assessment withoutTexts() {
        List<Question> asked = questions.stream()
                .map(question -> new Question(
                        question.name(),
                        question.type(),
                        "",
                        "",
                        question.required(),
                        question.options().stream()
                                .map(option -> new Choice(option.name(), "", option.score()))
                                .toList(),
                        question.least(),
                        question.most(),
                        "",
                        ""))
                .toList();
        return new Assessment(name, "", "", 0, asked, outcomes, pass, null, Retake.ALWAYS);
    }
}
