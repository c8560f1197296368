package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;

/** A text that is no persona schema. */
public final class InvalidSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidSchemaException(List<Violation> violations) {
        super(Violation.describe(violations));
        this.violations = List.copyOf(violations);
    }

    /** Every fault, with its path in the document. */
    public List<Violation> violations() {
        return violations;
    }
}
