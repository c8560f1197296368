package io.github.keycloakpersonas.history;

import org.jspecify.annotations.Nullable;

/**
 * A persona that somebody held at an instant.
 *
 * @param state the state that it had then
 * @param username the present name of its owner; null if the owner does not exist any more
 */
public record Held(HistoryEntry state, @Nullable String username) {}
