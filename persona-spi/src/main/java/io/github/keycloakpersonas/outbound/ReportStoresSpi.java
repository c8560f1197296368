package io.github.keycloakpersonas.outbound;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link ReportStores} known to Keycloak, as SPI {@code persona-stores}. */
public final class ReportStoresSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "persona-stores";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ReportStores.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return ReportStoresFactory.class;
    }
}
