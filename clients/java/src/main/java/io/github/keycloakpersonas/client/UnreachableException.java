package io.github.keycloakpersonas.client;

import org.jspecify.annotations.Nullable;

/** No answer has come in time, or none that can be read. */
public class UnreachableException extends PersonaClientException {

    private static final long serialVersionUID = 1;

    UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
