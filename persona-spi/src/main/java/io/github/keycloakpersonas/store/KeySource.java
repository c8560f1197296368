package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.SealedValuesException;

/** Where the keys of one realm are. It is asked only when something encrypted is read or written. */
interface KeySource {

    /** Its keys, perhaps as they were a minute ago. */
    SealingKeys keys();

    /** Its keys as they are now. */
    SealingKeys newest();

    /** What to throw if something cannot be read with these keys. */
    SealedValuesException failure(String reason);
}
