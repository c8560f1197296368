package io.github.keycloakpersonas.persona;

import org.jspecify.annotations.Nullable;

/**
 * The owner of a persona, as an export names it. An import finds the user by the first of the three that a user has.
 *
 * @param id the Keycloak user id; null if not known
 * @param username the username; null if not known
 * @param email the e-mail address; null if there is none
 */
public record OwnerName(
        @Nullable String id,
        @Nullable String username,
        @Nullable String email) {}
