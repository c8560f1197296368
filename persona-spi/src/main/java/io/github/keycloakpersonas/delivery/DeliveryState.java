package io.github.keycloakpersonas.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a report is on its way. */
public enum DeliveryState {
    /** It waits for its first upload, or for the next one. */
    QUEUED,
    /** A node uploads it. */
    SENDING,
    /** It is where it belongs. */
    DELIVERED,
    /** It was given up. An administrator can have it tried again. */
    FAILED;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; empty if there is none. */
    public static Optional<DeliveryState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
