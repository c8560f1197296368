/** What the figures of the benchmark are made of. */
@NullMarked
package io.github.keycloakpersonas.benchmark;

import org.jspecify.annotations.NullMarked;
