/** The selected persona of a login session, and how strong a login it requires. */
@NullMarked
package io.github.keycloakpersonas.session;

import org.jspecify.annotations.NullMarked;
