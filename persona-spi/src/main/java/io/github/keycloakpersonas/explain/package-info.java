/** Why a persona is in a token or is not: what an administrator is told. */
@NullMarked
package io.github.keycloakpersonas.explain;

import org.jspecify.annotations.NullMarked;
