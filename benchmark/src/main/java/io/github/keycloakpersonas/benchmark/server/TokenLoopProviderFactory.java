package io.github.keycloakpersonas.benchmark.server;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@link TokenLoop} under {@code /realms/{realm}/token-loop}. */
public final class TokenLoopProviderFactory implements RealmResourceProviderFactory {

    /** Also the path segment. */
    @Override
    public String getId() {
        return "token-loop";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new TokenLoop(session);
    }

    @Override
    public void init(Config.Scope config) {
        // Has no options.
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
