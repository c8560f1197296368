package io.github.keycloakpersonas.rest.admin;

import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Serves administrators under {@code /admin/realms/{realm}/personas}. */
public final class PersonaAdminProviderFactory implements AdminRealmResourceProviderFactory {

    /** The id is also the path segment. */
    @Override
    public String getId() {
        return "personas";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new PersonaAdminProvider(Clock.systemUTC());
    }

    @Override
    public void init(Config.Scope config) {
        // Has no options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Does not need other factories.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
