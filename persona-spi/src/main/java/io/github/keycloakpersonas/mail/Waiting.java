package io.github.keycloakpersonas.mail;

/**
 * How many personas of a title in a circle wait for a decision.
 *
 * @param circle its name
 */
public record Waiting(String title, String circle, long count) {}
