/** Writes reports as PDF: an optional part of the extension. */
@NullMarked
package io.github.keycloakpersonas.pdf;

import org.jspecify.annotations.NullMarked;
