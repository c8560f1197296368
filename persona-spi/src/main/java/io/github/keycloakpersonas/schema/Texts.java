package io.github.keycloakpersonas.schema;

import java.util.Optional;

/** Texts in one language by their keys. */
@FunctionalInterface
public interface Texts {

    /** No texts at all. */
    Texts NONE = key -> Optional.empty();

    /** The text of a key; empty where nobody has written one. */
    Optional<String> of(String key);
}
