package io.github.keycloakpersonas.spi;

/** The schema that an administrator has set for a realm is none; the message says what is wrong with it. */
public final class UnreadableSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableSchemaException(String message) {
        super(message);
    }
}
