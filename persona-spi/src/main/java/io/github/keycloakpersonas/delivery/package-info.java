/** Reports on their way to where they are stored away, in plain Java. */
@NullMarked
package io.github.keycloakpersonas.delivery;

import org.jspecify.annotations.NullMarked;
