/** Exports and imports all personas of a realm in constant memory. */
@NullMarked
package io.github.keycloakpersonas.transfer;

import org.jspecify.annotations.NullMarked;
