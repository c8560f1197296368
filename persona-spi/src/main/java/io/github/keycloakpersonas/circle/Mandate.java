package io.github.keycloakpersonas.circle;

import io.github.keycloakpersonas.schema.Circle;

/**
 * A persona by which its owner may manage the personas of others.
 *
 * @param personaId its id, a UUID
 * @param title its title, which the managed titles name
 * @param circle its circle, the only one in which it manages anything
 */
public record Mandate(String personaId, String title, Circle circle) {}
