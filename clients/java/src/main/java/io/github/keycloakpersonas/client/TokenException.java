package io.github.keycloakpersonas.client;

/** The token endpoint has refused an access token (RFC 6749, section 5.2). */
public final class TokenException extends PersonaClientException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    TokenException(int status, String error, String description) {
        super("No access token: " + error + (description.isEmpty() ? "" : ", " + description), null);
        this.status = status;
        this.error = error;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code, such as {@code invalid_grant} for a refresh token that has ended: the user has to log in again. */
    public String error() {
        return error;
    }
}
