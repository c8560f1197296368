/** What happens when the server starts, a realm is created, or a realm or a user is removed. */
@NullMarked
package io.github.keycloakpersonas.lifecycle;

import org.jspecify.annotations.NullMarked;
