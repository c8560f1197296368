package io.github.keycloakpersonas.assessment;

/**
 * Something that is wrong with an assessment or with answers.
 *
 * @param member where, such as {@code answers.horizon}
 * @param message what, without the member's name
 */
public record Fault(String member, String message) {}
