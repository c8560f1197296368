/** Reviews of who holds which persona: frozen lists, decisions, and what a close does, in plain Java. */
@NullMarked
package io.github.keycloakpersonas.review;

import org.jspecify.annotations.NullMarked;
