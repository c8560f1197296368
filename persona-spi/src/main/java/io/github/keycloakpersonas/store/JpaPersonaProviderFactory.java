package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.PersonaProviderFactory;
import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Keeps personas in Keycloak's database; provider {@code jpa} of SPI {@code persona}. */
public final class JpaPersonaProviderFactory implements PersonaProviderFactory {

    private final Clock clock = Clock.systemUTC();
    private final Isolation isolation = new Isolation();
    private final VaultKeys keys = new VaultKeys(clock);

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public PersonaProvider create(KeycloakSession session) {
        return new JpaPersonaProvider(session, clock, isolation, keys);
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
