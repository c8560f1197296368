package io.github.keycloakpersonas.persona;

import java.time.Instant;

/**
 * The window in which a persona can be used.
 *
 * @param from the first instant of it
 * @param till the first instant after it
 */
public record Validity(Instant from, Instant till) {

    /** Whether the instant lies in the window. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(till);
    }

    /** Whether this window reaches beyond the other at either end. */
    public boolean exceeds(Validity other) {
        return from.isBefore(other.from) || till.isAfter(other.till);
    }
}
