package io.github.keycloakpersonas.persona;

import java.util.Set;

/** Tells which organizations a user is a member of. */
@FunctionalInterface
public interface Organizations {

    /** The aliases of the user's organizations. */
    Set<String> of(String userId);
}
