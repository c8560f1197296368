/** A realm's personas out and in, all of them, in constant memory. */
@NullMarked
package io.github.keycloakpersonas.transfer;

import org.jspecify.annotations.NullMarked;
