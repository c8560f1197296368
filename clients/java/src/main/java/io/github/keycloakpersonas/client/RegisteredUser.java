package io.github.keycloakpersonas.client;

import java.time.Instant;

/**
 * An account that was registered.
 *
 * @param id as in the {@code sub} of the user's tokens
 * @param name first and last name; empty without any
 */
public record RegisteredUser(String id, String email, String name, Instant createdAt) {}
