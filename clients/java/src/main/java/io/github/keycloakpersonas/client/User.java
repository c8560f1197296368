package io.github.keycloakpersonas.client;

import org.jspecify.annotations.Nullable;

/**
 * A user of the realm.
 *
 * @param id as in the {@code sub} of the user's tokens
 * @param email null for a user who has none
 */
public record User(String id, String username, @Nullable String email) {}
