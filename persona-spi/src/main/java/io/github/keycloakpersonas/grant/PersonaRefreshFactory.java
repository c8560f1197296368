package io.github.keycloakpersonas.grant;

import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** Creates {@link PersonaRefresh}. Its order puts it before Keycloak's own provider, which handles everything else. */
public final class PersonaRefreshFactory implements RefreshTokenProviderFactory {

    private static final int BEFORE_KEYCLOAKS = 1;

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new PersonaRefresh(session, Clock.systemUTC());
    }

    @Override
    public String getId() {
        return "persona";
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nobody.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
