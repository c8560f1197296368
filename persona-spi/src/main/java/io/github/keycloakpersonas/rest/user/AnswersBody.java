package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are sent.
 *
 * @param version the version that was answered; 0 for answers that are kept
 * @param answers the answers by question
 * @param question the question that was shown last; null for none
 */
record AnswersBody(
        int version,
        Map<String, @Nullable Object> answers,
        @Nullable String question) {

    private static final String VERSION = "version";
    private static final String ANSWERS = "answers";
    private static final String QUESTION = "question";

    static AnswersBody toHandIn(Map<String, @Nullable Object> members) {
        return of(members, List.of(VERSION, ANSWERS));
    }

    static AnswersBody toKeep(Map<String, @Nullable Object> members) {
        return of(members, List.of(ANSWERS, QUESTION));
    }

    private static AnswersBody of(Map<String, @Nullable Object> members, List<String> known) {
        List<Violation> faults = new ArrayList<>();
        int version = members.get(VERSION) instanceof Long number && number <= Integer.MAX_VALUE
                ? Math.max(0, number.intValue())
                : 0;
        if (known.contains(VERSION) && version == 0) {
            faults.add(Violation.of(VERSION, "must be the version of the assessment that was answered"));
        }
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        if (members.get(ANSWERS) instanceof Map<?, ?> sent) {
            sent.forEach((name, answer) -> answers.put(String.valueOf(name), answer));
        } else {
            faults.add(Violation.of(ANSWERS, "must be an object: the answers by the names of questions"));
        }
        Object question = members.get(QUESTION);
        if (known.contains(QUESTION) && question != null && !(question instanceof String)) {
            faults.add(Violation.of(QUESTION, "must be a string"));
        }
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        faults.add(Violation.of(Violation.shown(name), "is not a member of answers to an assessment")));
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return new AnswersBody(version, answers, question instanceof String text ? text : null);
    }
}
