package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.SealedValuesException;

/** A realm that must not need any key. */
enum NoKeys implements KeySource {
    NONE;

    @Override
    public SealingKeys keys() {
        throw failure("a key was asked for");
    }

    @Override
    public SealingKeys newest() {
        return keys();
    }

    @Override
    public SealedValuesException failure(String reason) {
        return new SealedValuesException("realm", reason);
    }
}
