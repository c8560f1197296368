/** What personas cost a Keycloak, measured against the same server without them. */
@NullMarked
package io.github.keycloakpersonas.benchmark;

import org.jspecify.annotations.NullMarked;
