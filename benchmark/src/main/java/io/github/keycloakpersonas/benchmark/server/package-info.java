/** Runs inside the measured server, in a JAR of its own beside the extension's. */
@NullMarked
package io.github.keycloakpersonas.benchmark.server;

import org.jspecify.annotations.NullMarked;
