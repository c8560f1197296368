/** Reads and writes JSON. */
@NullMarked
package io.github.keycloakpersonas.representation;

import org.jspecify.annotations.NullMarked;
