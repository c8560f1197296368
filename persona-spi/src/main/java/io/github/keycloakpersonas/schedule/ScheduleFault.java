package io.github.keycloakpersonas.schedule;

/**
 * What is wrong with a schedule that somebody has written.
 *
 * @param member where, seen from the schedule, such as {@code [0].rrule}; empty for the schedule as a whole
 * @param message what is wrong and what to do, without the name of the member
 */
public record ScheduleFault(String member, String message) {}
