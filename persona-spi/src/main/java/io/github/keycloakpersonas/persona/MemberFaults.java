package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of an input, so that all of them are reported at once. */
final class MemberFaults {

    private static final int SHOWN_LENGTH = 64;

    private final List<Violation> violations = new ArrayList<>();

    void add(String member, String message) {
        add(Violation.of(member, message));
    }

    void addSentence(String member, String sentence) {
        add(Violation.sentence(member, sentence));
    }

    /** What would not be named is not kept either. */
    private void add(Violation violation) {
        if (violations.size() < Violation.MOST_NAMED) {
            violations.add(violation);
        }
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw PersonaFailure.invalid(violations);
        }
    }

    /** A piece of the input in a form that is fit for a message: short, without control characters. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        int end = plain.offsetByCodePoints(0, Math.min(SHOWN_LENGTH, plain.codePointCount(0, plain.length())));
        return end == plain.length() ? plain : plain.substring(0, end) + "…";
    }
}
