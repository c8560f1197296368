package io.github.keycloakpersonas.schedule;

import java.time.Instant;

/**
 * What a schedule says from an instant on, until something changes.
 *
 * @param isOpen whether a window is open
 * @param from the instant that was asked about
 * @param until the first instant that may be different: the end of the window, or the beginning of the next one; {@code Instant.MAX} for
 *     never
 */
record Standing(boolean isOpen, Instant from, Instant until) {

    /** Whether this is what the schedule says at that instant, too. */
    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
