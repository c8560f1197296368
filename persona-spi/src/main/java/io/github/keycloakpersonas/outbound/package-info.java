/** What leaves the server: the only room that opens connections. */
@NullMarked
package io.github.keycloakpersonas.outbound;

import org.jspecify.annotations.NullMarked;
