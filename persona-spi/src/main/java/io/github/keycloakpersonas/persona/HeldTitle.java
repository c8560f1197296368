package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody holds who has such a persona.
 *
 * @param title the persona's title
 * @param circle the persona's circle; empty for any
 * @param at when the persona is active
 */
public record HeldTitle(String title, Optional<Circle> circle, Instant at) {}
