/** The doorway for other extensions: what they get from {@code session.getProvider(PersonaProvider.class)}. */
@NullMarked
package io.github.keycloakpersonas.spi;

import org.jspecify.annotations.NullMarked;
