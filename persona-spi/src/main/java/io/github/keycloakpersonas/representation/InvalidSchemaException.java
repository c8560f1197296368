package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;

/** A text is not a persona schema. */
public final class InvalidSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidSchemaException(List<Violation> violations) {
        super(Violation.describe(Violation.named(violations)));
        this.violations = Violation.named(violations);
    }

    /** The faults, each with its path in the document; only the first ones if there are very many. */
    public List<Violation> violations() {
        return violations;
    }
}
