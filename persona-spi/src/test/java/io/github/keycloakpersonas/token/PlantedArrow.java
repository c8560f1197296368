package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.rest.Problem;

/** What must not be: a class of the room {@code token} that uses the room {@code rest}. The house rules have to see it. */
public record PlantedArrow(Problem problem) {}
