package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.circle.Stewardship;

/**
 * A caller of {@code /v1/circles}.
 *
 * @param caller who it is
 * @param manages what this caller may manage now
 */
record Steward(Caller caller, Stewardship manages) {}
