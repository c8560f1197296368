package io.github.keycloakpersonas.client;

import org.jspecify.annotations.Nullable;

/** What this client throws. No message of it has a token or a secret. */
public abstract class PersonaClientException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PersonaClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
