package io.github.keycloakpersonas.review;

import org.jspecify.annotations.Nullable;

/**
 * What a close has done about a persona.
 *
 * @param word one of the constants' words
 * @param reason why it has failed; null if it has not
 */
public record Outcome(String word, @Nullable String reason) {

    /** The decision holds: it was carried out, or there was nothing to do. */
    public static final Outcome DONE = new Outcome("done", null);

    /** The persona does not exist any more. */
    public static final Outcome GONE = new Outcome("gone", null);

    /** A rule about personas did not permit it. */
    public static Outcome failed(String reason) {
        return new Outcome("failed", reason);
    }
}
