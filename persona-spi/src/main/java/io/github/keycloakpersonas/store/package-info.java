/**
 * Stores personas in Keycloak's database, and caches them in the entries of cached users. No other room refers to it;
 * Keycloak loads it.
 */
@NullMarked
package io.github.keycloakpersonas.store;

import org.jspecify.annotations.NullMarked;
