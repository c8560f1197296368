/** Choosing a persona at login, and in a session on an application's request. */
@NullMarked
package io.github.keycloakpersonas.login;

import org.jspecify.annotations.NullMarked;
