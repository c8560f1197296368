package io.github.keycloakpersonas.compat;

import org.keycloak.models.UserModel;

/** Ids of what Keycloak stores. */
public final class Ids {

    private Ids() {}

    /**
     * A user's id. A reference to Keycloak's own method would name, once compiled, the interface that declares it, which came with
     * Keycloak 26.6; a call does not.
     */
    public static String of(UserModel user) {
        return user.getId();
    }
}
