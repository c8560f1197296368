package io.github.keycloakpersonas.rest;

import org.jspecify.annotations.Nullable;

/** A query parameter that switches something on. */
public final class Flag {

    private Flag() {}

    /**
     * Reads {@code true} or {@code false}; off if null.
     *
     * @throws ProblemException 400 for anything else
     */
    public static boolean of(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ProblemException(Problem.badRequest(name, "must be true or false"));
    }
}
