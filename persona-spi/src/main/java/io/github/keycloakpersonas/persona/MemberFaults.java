package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of an input, so that all of them are reported at once. */
final class MemberFaults {

    private final List<Violation> violations = new ArrayList<>();

    void add(String member, String message) {
        add(Violation.of(member, message));
    }

    void addSentence(String member, String sentence) {
        add(Violation.sentence(member, sentence));
    }

    /** Adds a fault, unless there are already as many as an answer names. */
    void add(Violation violation) {
        if (violations.size() < Violation.MOST_NAMED) {
            violations.add(violation);
        }
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw PersonaFailure.invalid(violations);
        }
    }
}
