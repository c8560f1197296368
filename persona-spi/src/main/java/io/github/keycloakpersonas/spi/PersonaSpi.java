package io.github.keycloakpersonas.spi;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link PersonaProvider} known to Keycloak, as SPI {@code persona}. */
public final class PersonaSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "persona";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PersonaProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return PersonaProviderFactory.class;
    }
}
