package io.github.keycloakpersonas.spi;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link ReportPdf} known to Keycloak, as SPI {@code persona-reports}. */
public final class ReportPdfSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "persona-reports";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ReportPdf.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return ReportPdfFactory.class;
    }
}
