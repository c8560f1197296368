package io.github.keycloakpersonas.circle;

import io.github.keycloakpersonas.schema.Circle;

/**
 * What somebody wants to manage: a persona that there is, or one that is to be.
 *
 * @param userId its owner
 * @param title its title
 * @param circle its circle
 */
public record Charge(String userId, String title, Circle circle) {}
