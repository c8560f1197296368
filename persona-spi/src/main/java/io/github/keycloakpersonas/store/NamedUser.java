package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnerName;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * A user of whom only the id and the names are known, which is all that Keycloak's user cache needs to evict the user.
 */
final class NamedUser extends UserModelDelegate {

    private final OwnerName names;

    NamedUser(OwnerName names) {
        super(null);
        this.names = names;
    }

    @Override
    public @Nullable String getId() {
        return names.id();
    }

    @Override
    public @Nullable String getUsername() {
        return names.username();
    }

    @Override
    public @Nullable String getEmail() {
        return names.email();
    }
}
