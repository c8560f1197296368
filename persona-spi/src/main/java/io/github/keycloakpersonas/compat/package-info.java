/** Hides what differs between the minor versions of Keycloak that the extension supports. */
@NullMarked
package io.github.keycloakpersonas.compat;

import org.jspecify.annotations.NullMarked;
