/** The language of a request, and a realm's texts and times in it. */
@NullMarked
package io.github.keycloakpersonas.language;

import org.jspecify.annotations.NullMarked;
