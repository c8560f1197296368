/** Runs the tests in a browser against a real server. */
@NullMarked
package io.github.keycloakpersonas.themes;

import org.jspecify.annotations.NullMarked;
