package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The rules for the results of an assessment. */
final class OutcomeRules {

    private static final int BANDS = 50;
    private static final int VALUE_LENGTH = 100;

    private final Assessment assessment;
    private final List<Fault> faults;

    OutcomeRules(Assessment assessment, List<Fault> faults) {
        this.assessment = assessment;
        this.faults = faults;
    }

    /** @param parent the path of the results, with a point at its end */
    void outcome(String parent, Outcome outcome, Set<String> names) {
        String member = parent + outcome.name();
        AssessmentRules.name(member, outcome.name(), names, faults);
        outcome.questions().forEach(question -> question(member + ".questions", question));
        if (assessment.questions().stream().noneMatch(outcome::counts)) {
            add(member + ".questions", "must have a question with scores");
        }
        outcome.weights().forEach((question, weight) -> {
            question(member + ".weights", question);
            if (!Numbers.isFit(weight)) {
                add(member + ".weights." + question, Numbers.FAULT);
            }
        });
        if (!outcome.weights().isEmpty() && outcome.formula() != Formula.WEIGHTED) {
            add(member + ".weights", "needs the formula weighted");
        }
        bands(member + ".bands", outcome);
    }

    private void question(String member, String name) {
        boolean counts = assessment.question(name).filter(Question::isScored).isPresent();
        if (!counts) {
            add(member, "must name questions with scores, which '" + name + "' is not");
        }
    }

    private void bands(String member, Outcome outcome) {
        List<Band> bands = outcome.bands();
        if (bands.size() > BANDS) {
            add(member, "must have at most " + BANDS + " bands");
        }
        for (Band band : bands) {
            if (!Numbers.isFit(band.from())) {
                add(member, "must have a from that is a number with at most 4 digits after the point");
                return;
            }
            if (band.value() instanceof String text) {
                AssessmentRules.textFault(member, text, VALUE_LENGTH, faults);
            } else if (!Numbers.isFit((BigDecimal) band.value())) {
                add(member, "must have values that are texts, or numbers with at most 4 digits after the point");
            }
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i - 1).from().compareTo(bands.get(i).from()) >= 0) {
                add(member, "must ascend: each from must be above the one before");
            }
        }
        boolean known = faults.isEmpty() && !bands.isEmpty();
        if (known
                && bands.get(0)
                                .from()
                                .compareTo(outcome.range(assessment.questions()).least())
                        > 0) {
            add(
                    member,
                    "must begin at the lowest possible score, "
                            + outcome.range(assessment.questions()).least().toPlainString() + ", or below");
        }
    }

    private void add(String member, String message) {
        faults.add(new Fault(member, message));
    }
}
