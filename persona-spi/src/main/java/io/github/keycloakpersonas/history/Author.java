package io.github.keycloakpersonas.history;

import org.jspecify.annotations.Nullable;

/**
 * Who changes personas, and by which door.
 *
 * @param id the id of the user, never a name; null where nobody asked for it
 * @param door the way
 */
public record Author(@Nullable String id, Door door) {

    /** The server itself. */
    public static final Author SERVER = new Author(null, Door.SERVER);
}
