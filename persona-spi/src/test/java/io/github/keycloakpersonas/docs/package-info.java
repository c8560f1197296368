/** What the documentation says, tried: its commands, the JSON in it, the profiles that it names. */
@NullMarked
package io.github.keycloakpersonas.docs;

import org.jspecify.annotations.NullMarked;
