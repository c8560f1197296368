package io.github.keycloakpersonas.client;

import org.jspecify.annotations.Nullable;

/**
 * A user who has an active persona of a title.
 *
 * @param sub the user's id
 * @param email always null, because discovering users does not reveal addresses
 * @param persona the title that was asked for
 */
public record PersonaHolder(String sub, @Nullable String email, String persona) {}
