/** What happens when the server starts, a realm is born, or a realm or a user goes. */
@NullMarked
package io.github.keycloakpersonas.lifecycle;

import org.jspecify.annotations.NullMarked;
