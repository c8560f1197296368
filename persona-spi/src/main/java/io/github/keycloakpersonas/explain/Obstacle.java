package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.Omission;

/**
 * Why no persona of anybody reaches the tokens of a request.
 *
 * @param rule the rule that says so
 * @param detail a sentence with what to do about it
 */
record Obstacle(Omission rule, String detail) {}
