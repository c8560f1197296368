package io.github.keycloakpersonas.store;

import java.io.Serializable;

/**
 * The key of a {@link PersonaOwnerEntity}.
 *
 * @param realmId the realm
 * @param userId the user
 */
record PersonaOwnerId(String realmId, String userId) implements Serializable {}
