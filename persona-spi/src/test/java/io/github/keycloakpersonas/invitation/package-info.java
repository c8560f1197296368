@NullMarked
package io.github.keycloakpersonas.invitation;

import org.jspecify.annotations.NullMarked;
