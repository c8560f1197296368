package io.github.keycloakpersonas.spi;

/** The stored schema of a realm cannot be read as a schema. The message says what is wrong with it. */
public final class UnreadableSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableSchemaException(String message) {
        super(message);
    }
}
