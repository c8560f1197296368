package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.Optional;

/**
 * Describes the personas whose holders are searched.
 *
 * @param title the persona's title
 * @param circle the persona's circle; empty for any
 * @param at the time at which the persona must be active
 */
public record HeldTitle(String title, Optional<Circle> circle, Instant at) {}
