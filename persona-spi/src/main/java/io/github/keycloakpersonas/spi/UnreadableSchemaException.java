package io.github.keycloakpersonas.spi;

/** The schema that is kept for a realm can't be read; the message says what is wrong with it. */
public final class UnreadableSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isOfLaterFormat;

    public UnreadableSchemaException(String message) {
        this(message, false);
    }

    private UnreadableSchemaException(String message, boolean isOfLaterFormat) {
        super(message);
        this.isOfLaterFormat = isOfLaterFormat;
    }

    /** There is a schema, and only a later version of this extension reads it; the message says what to do. */
    public static UnreadableSchemaException ofLaterFormat(String message) {
        return new UnreadableSchemaException(message, true);
    }

    /** Whether a later version of this extension reads it. */
    public boolean isOfLaterFormat() {
        return isOfLaterFormat;
    }
}
