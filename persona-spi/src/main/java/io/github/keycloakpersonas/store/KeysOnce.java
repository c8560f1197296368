package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.SealedValuesException;
import org.jspecify.annotations.Nullable;

/** The keys of one realm as the vault has them at the first question, so that it is asked once for very many personas. */
final class KeysOnce implements KeySource {

    private final KeySource source;
    private @Nullable SealingKeys known;
    private @Nullable SealedValuesException failure;

    KeysOnce(KeySource source) {
        this.source = source;
    }

    @Override
    public SealingKeys keys() {
        if (failure != null) {
            throw failure;
        }
        SealingKeys keys = known;
        if (keys == null) {
            keys = asked();
            known = keys;
        }
        return keys;
    }

    private SealingKeys asked() {
        try {
            return source.newest();
        } catch (SealedValuesException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public SealingKeys newest() {
        return keys();
    }

    @Override
    public SealedValuesException failure(String reason) {
        return source.failure(reason);
    }
}
