package io.github.keycloakpersonas.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How far a persona has come with an assessment. */
public enum AssessmentState {
    /** Nothing has been done. */
    OPEN,
    /** Answers are kept and not handed in. */
    DRAFT,
    /** Passed, and the result counts. */
    PASSED,
    FAILED,
    /** Passed, and the result does not count any more. */
    EXPIRED;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state at a time. A result that counts goes before answers that are kept, these before one that does not.
     *
     * @param taken the results of the assessment, the latest first
     */
    public static AssessmentState of(List<AssessmentResult> taken, boolean hasDraft, Instant now) {
        if (!taken.isEmpty() && taken.get(0).countsAt(now)) {
            return PASSED;
        }
        if (hasDraft) {
            return DRAFT;
        }
        return taken.isEmpty() ? OPEN : taken.get(0).passed() ? EXPIRED : FAILED;
    }
}
