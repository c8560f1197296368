/** The JSON shapes, in and out. */
@NullMarked
package io.github.keycloakpersonas.representation;

import org.jspecify.annotations.NullMarked;
