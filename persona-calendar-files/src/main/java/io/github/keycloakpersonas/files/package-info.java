/** Reads files of calendar programs, for the import of appointments: an optional part of the extension. */
@NullMarked
package io.github.keycloakpersonas.files;

import org.jspecify.annotations.NullMarked;
