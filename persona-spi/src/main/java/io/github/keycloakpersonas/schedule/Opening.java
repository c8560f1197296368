package io.github.keycloakpersonas.schedule;

import java.time.Instant;

/**
 * One time that a window is open.
 *
 * @param from the first instant of it
 * @param till the first instant after it
 */
record Opening(Instant from, Instant till) {}
