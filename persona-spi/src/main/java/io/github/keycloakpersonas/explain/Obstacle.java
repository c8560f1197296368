package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.Omission;

/**
 * A reason why the tokens of a request contain no persona of any user.
 *
 * @param rule the rule
 * @param detail a sentence that says what to do about it
 */
record Obstacle(Omission rule, String detail) {}
