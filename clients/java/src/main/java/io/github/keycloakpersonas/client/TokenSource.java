package io.github.keycloakpersonas.client;

/** Where access tokens come from: {@link Tokens}, or the session of an application. */
@FunctionalInterface
public interface TokenSource {

    /** An access token of the realm. It is asked for before each call, by any thread. */
    String token();

    /**
     * The server does not take a token any more.
     *
     * @return whether {@link #token()} now gives another one, so that the call is worth another try
     */
    default boolean refused(String token) {
        return false;
    }
}
