@NullMarked
package io.github.keycloakpersonas.circle;

import org.jspecify.annotations.NullMarked;
