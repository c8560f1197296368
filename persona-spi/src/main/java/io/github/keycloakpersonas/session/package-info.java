/** Which persona a login session works as. */
@NullMarked
package io.github.keycloakpersonas.session;

import org.jspecify.annotations.NullMarked;
