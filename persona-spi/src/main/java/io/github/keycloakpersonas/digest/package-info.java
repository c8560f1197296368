/** Hashes of what is stored, sent or compared, in plain Java. */
@NullMarked
package io.github.keycloakpersonas.digest;

import org.jspecify.annotations.NullMarked;
