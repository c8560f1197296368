/** The names of the client and of its roles, and who the caller is and what the caller may do. */
@NullMarked
package io.github.keycloakpersonas.access;

import org.jspecify.annotations.NullMarked;
