/** What differs between the minor versions of Keycloak that the extension runs on: the rest of the house need not know. */
@NullMarked
package io.github.keycloakpersonas.compat;

import org.jspecify.annotations.NullMarked;
