package io.github.keycloakpersonas.benchmark;

/**
 * When a request of a load starts.
 *
 * @param nanos after the load has begun
 * @param peak whether that is in the peak
 */
record Arrival(long nanos, boolean peak) {}
