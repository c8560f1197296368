/** The interface for other extensions, which they get from {@code session.getProvider(PersonaProvider.class)}. */
@NullMarked
package io.github.keycloakpersonas.spi;

import org.jspecify.annotations.NullMarked;
