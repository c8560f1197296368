/** The extension in a real Keycloak, by HTTP. */
@NullMarked
package io.github.keycloakpersonas.it;

import org.jspecify.annotations.NullMarked;
