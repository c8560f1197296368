/** Personas in tokens. */
@NullMarked
package io.github.keycloakpersonas.token;

import org.jspecify.annotations.NullMarked;
