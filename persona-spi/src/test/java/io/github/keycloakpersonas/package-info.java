/** The tests that look at the whole house. */
@NullMarked
package io.github.keycloakpersonas;

import org.jspecify.annotations.NullMarked;
