/** Who manages whom in a circle, in plain Java. */
@NullMarked
package io.github.keycloakpersonas.circle;

import org.jspecify.annotations.NullMarked;
