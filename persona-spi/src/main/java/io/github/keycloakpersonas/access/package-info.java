/** The names of the client and its roles, and who a caller is and may do. */
@NullMarked
package io.github.keycloakpersonas.access;

import org.jspecify.annotations.NullMarked;
