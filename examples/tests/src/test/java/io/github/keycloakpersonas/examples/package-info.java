/** Starts each folder of {@code examples} against a server with the demo realm, and calls it with real tokens. */
@NullMarked
package io.github.keycloakpersonas.examples;

import org.jspecify.annotations.NullMarked;
