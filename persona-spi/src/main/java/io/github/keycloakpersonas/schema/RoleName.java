package io.github.keycloakpersonas.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a role of a realm is named.
 *
 * @param client the client ID of the client whose role it is; null for a role of the realm itself
 * @param name the role's own name
 */
public record RoleName(@Nullable String client, String name) {

    /** A role of the realm itself. */
    public static RoleName ofRealm(String name) {
        return new RoleName(null, name);
    }
}
