/** What personas were at an instant, in plain Java. */
@NullMarked
package io.github.keycloakpersonas.history;

import org.jspecify.annotations.NullMarked;
