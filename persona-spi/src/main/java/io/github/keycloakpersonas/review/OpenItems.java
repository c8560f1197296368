package io.github.keycloakpersonas.review;

/**
 * How many personas of a title in a circle nobody has decided about.
 *
 * @param userId whose they are; empty for those of all users
 * @param circle the name of the circle
 */
public record OpenItems(String userId, String title, String circle, long count) {}
