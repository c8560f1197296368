package io.github.keycloakpersonas.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules for questions. */
final class QuestionRules {

    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;
    private static final int SCALE_END = 100;
    private static final int ANSWER_LENGTH = 4000;
    private static final int TEXT_LENGTH = 1000;
    private static final int OPTION_LENGTH = 255;

    private final List<Fault> faults;

    QuestionRules(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param parent the path of the questions, with a point at its end */
    void question(String parent, Question question, Set<String> names) {
        String member = parent + question.name();
        AssessmentRules.name(member, question.name(), names, faults);
        if (question.text().isBlank()) {
            faults.add(new Fault(member + ".text", "is required"));
        }
        text(member + ".text", question.text(), TEXT_LENGTH);
        text(member + ".help", question.help(), TEXT_LENGTH);
        text(member + ".from_text", question.fromText(), OPTION_LENGTH);
        text(member + ".to_text", question.toText(), OPTION_LENGTH);
        switch (question.type()) {
            case SINGLE, MULTIPLE -> options(member, question);
            case SCALE -> scale(member, question);
            case TEXT -> length(member, question);
        }
    }

    private void options(String member, Question question) {
        int count = question.options().size();
        if (count < FEWEST_OPTIONS || count > MOST_OPTIONS) {
            faults.add(
                    new Fault(member + ".options", "must have " + FEWEST_OPTIONS + " to " + MOST_OPTIONS + " options"));
        }
        Set<String> names = new HashSet<>();
        for (Choice option : question.options()) {
            String path = member + ".options." + option.name();
            AssessmentRules.name(path, option.name(), names, faults);
            text(path + ".text", option.text(), OPTION_LENGTH);
            if (!Numbers.isFit(option.score())) {
                faults.add(new Fault(path + ".score", Numbers.FAULT));
            }
        }
        boolean possible = question.least() >= 1 && question.least() <= question.most() && question.most() <= count;
        if (question.type() == QuestionType.MULTIPLE && count > 0 && !possible) {
            faults.add(new Fault(
                    member, "must have a min of at least 1 and a max of at most its options, min not above max"));
        }
    }

    private void scale(String member, Question question) {
        boolean possible =
                question.least() >= -SCALE_END && question.most() <= SCALE_END && question.least() < question.most();
        if (!possible) {
            faults.add(new Fault(
                    member,
                    "must have a from and a to between -" + SCALE_END + " and " + SCALE_END + ", from below to"));
        }
    }

    private void length(String member, Question question) {
        if (question.most() < 1 || question.most() > ANSWER_LENGTH) {
            faults.add(new Fault(member + ".max_length", "must be between 1 and " + ANSWER_LENGTH));
        }
    }

    private void text(String member, String text, int longest) {
        AssessmentRules.textFault(member, text, longest, faults);
    }
}
