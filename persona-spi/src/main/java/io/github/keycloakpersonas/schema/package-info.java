/** The persona schema of a realm: titles, circles, attributes and limits. Plain Java. */
@NullMarked
package io.github.keycloakpersonas.schema;

import org.jspecify.annotations.NullMarked;
