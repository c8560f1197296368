/** The persona and every rule about it. Plain Java with a {@code Clock}. */
@NullMarked
package io.github.keycloakpersonas.persona;

import org.jspecify.annotations.NullMarked;
