package io.github.keycloakpersonas.lifecycle;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link RealmSetup} known to Keycloak, as SPI {@code persona-setup}. */
public final class RealmSetupSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "persona-setup";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RealmSetup.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return RealmSetupFactory.class;
    }
}
