/** Questionnaires: what they ask, how answers are graded, and how long a result counts. Plain Java. */
@NullMarked
package io.github.keycloakpersonas.assessment;

import org.jspecify.annotations.NullMarked;
