package io.github.keycloakpersonas.page;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.EnvironmentDependentProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Serves the page under {@code /realms/{realm}/persona-docs}, where the server's option {@code enabled} of this provider is
 * {@code true}. Otherwise Keycloak does not even register it.
 */
public final class ApiPageProviderFactory implements RealmResourceProviderFactory, EnvironmentDependentProviderFactory {

    /** The client that people log in with, where the option {@code client-id} names no other. */
    static final String DEFAULT_CLIENT = "persona-docs";

    private String clientId = DEFAULT_CLIENT;

    /** Also the path segment. */
    @Override
    public String getId() {
        return "persona-docs";
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return config.getBoolean("enabled", false);
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new ApiPageProvider(session, clientId);
    }

    @Override
    public void init(Config.Scope config) {
        clientId = config.get("client-id", DEFAULT_CLIENT);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nothing of other factories.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
