/** A client of the persona API of a Keycloak realm, and a reader of the claims with personas in tokens. */
@NullMarked
package io.github.keycloakpersonas.client;

import org.jspecify.annotations.NullMarked;
