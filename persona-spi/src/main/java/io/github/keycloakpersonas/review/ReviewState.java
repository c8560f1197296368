package io.github.keycloakpersonas.review;

import java.util.Locale;

/** How far a review is. */
public enum ReviewState {
    /** Its list is being frozen. */
    PREPARING,
    /** It can be decided. */
    OPEN,
    /** Its decisions are being carried out. */
    CLOSING,
    CLOSED,
    /** It was given up, and nothing was carried out. */
    CANCELLED;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name. */
    public static ReviewState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing happens to it any more. */
    public boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }

    /** Whether the server has work to do at once. */
    public boolean isBusy() {
        return this == PREPARING || this == CLOSING;
    }
}
