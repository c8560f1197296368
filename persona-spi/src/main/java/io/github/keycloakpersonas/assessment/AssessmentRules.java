package io.github.keycloakpersonas.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for assessments themselves. */
public final class AssessmentRules {

    private static final int ASSESSMENTS = 20;
    private static final int QUESTIONS = 100;
    private static final int OUTCOMES = 20;
    private static final int TEXT_LENGTH = 1000;
    private static final int NAME_TEXT_LENGTH = 100;
    private static final int MAX_VERSION = 1_000_000;
    private static final int MAX_DAYS = 36_500;
    private static final int MAX_ATTEMPTS = 1000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}");

    static final String NAME_FAULT =
            "must have a name of 1 to 50 letters, digits, underscores and hyphens that starts with a letter";

    private final List<Fault> faults = new ArrayList<>();

    private AssessmentRules() {}

    /** All faults of assessments, with paths that begin with {@code assessments}. */
    public static List<Fault> faults(List<Assessment> assessments) {
        AssessmentRules rules = new AssessmentRules();
        if (assessments.size() > ASSESSMENTS) {
            rules.add("assessments", "must have at most " + ASSESSMENTS + " assessments");
        }
        Set<String> names = new HashSet<>();
        assessments.forEach(assessment -> rules.assessment(assessment, names));
        return List.copyOf(rules.faults);
    }

    /** Adds what is wrong with one name among others. */
    static void name(String member, String name, Set<String> taken, List<Fault> faults) {
        if (!NAME.matcher(name).matches()) {
            faults.add(new Fault(member, NAME_FAULT));
        }
        if (!taken.add(name.toLowerCase(Locale.ROOT))) {
            faults.add(new Fault(member, "must not have the name of another one, whatever the case"));
        }
    }

    private void assessment(Assessment assessment, Set<String> names) {
        String member = "assessments." + assessment.name();
        name(member, assessment.name(), names, faults);
        text(member + ".display_name", assessment.displayName(), NAME_TEXT_LENGTH);
        text(member + ".description", assessment.description(), TEXT_LENGTH);
        range(member + ".version", assessment.version(), 1, MAX_VERSION);
        if (assessment.questions().isEmpty() || assessment.questions().size() > QUESTIONS) {
            add(member + ".questions", "must have 1 to " + QUESTIONS + " questions");
        }
        Set<String> questions = new HashSet<>();
        QuestionRules asked = new QuestionRules(faults);
        assessment.questions().forEach(question -> asked.question(member + ".questions.", question, questions));
        if (assessment.outcomes().size() > OUTCOMES) {
            add(member + ".results", "must have at most " + OUTCOMES + " results");
        }
        Set<String> outcomes = new HashSet<>();
        OutcomeRules graded = new OutcomeRules(assessment, faults);
        assessment.outcomes().forEach(outcome -> graded.outcome(member + ".results.", outcome, outcomes));
        pass(member + ".pass", assessment);
        Integer validDays = assessment.validDays();
        if (validDays != null) {
            range(member + ".valid_days", validDays, 1, MAX_DAYS);
        }
        range(member + ".retake.after_days", assessment.retake().afterDays(), 0, MAX_DAYS);
        range(member + ".retake.max_attempts", assessment.retake().maxAttempts(), 0, MAX_ATTEMPTS);
    }

    private void pass(String member, Assessment assessment) {
        PassMark pass = assessment.pass();
        if (pass == null) {
            return;
        }
        if (assessment.outcome(pass.outcome()).isEmpty()) {
            add(member + ".result", "must name a result of the assessment");
        }
        if (!Numbers.isFit(pass.atLeast())) {
            add(member + ".at_least", Numbers.FAULT);
        }
    }

    private void text(String member, String text, int longest) {
        textFault(member, text, longest, faults);
    }

    static void textFault(String member, String text, int longest, List<Fault> faults) {
        if (text.codePointCount(0, text.length()) > longest) {
            faults.add(new Fault(member, "must have at most " + longest + " characters"));
        }
        if (!Answers.isPlain(text)) {
            faults.add(new Fault(member, "must not contain control characters"));
        }
    }

    private void range(String member, int value, int least, int most) {
        if (value < least || value > most) {
            add(member, "must be between " + least + " and " + most);
        }
    }

    private void add(String member, String message) {
        faults.add(new Fault(member, message));
    }
}
