package io.github.keycloakpersonas.compat;

import org.keycloak.models.UserModel;

/** Reads ids of Keycloak's models in a way that works in every supported version. */
public final class Ids {

    private Ids() {}

    /**
     * The user's id. A method reference to {@code UserModel::getId} would be compiled with the name of the interface
     * that declares it, which exists only since Keycloak 26.6. A call is compiled without that name.
     */
    public static String of(UserModel user) {
        return user.getId();
    }
}
