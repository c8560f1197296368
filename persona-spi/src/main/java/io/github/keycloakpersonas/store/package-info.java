/** Remembers personas in Keycloak's database and beside its cached users. Nobody uses it by name; Keycloak loads it. */
@NullMarked
package io.github.keycloakpersonas.store;

import org.jspecify.annotations.NullMarked;
