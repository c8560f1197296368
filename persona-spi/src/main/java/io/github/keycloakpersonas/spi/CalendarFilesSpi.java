package io.github.keycloakpersonas.spi;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link CalendarFiles} known to Keycloak, as SPI {@code persona-calendar-files}. */
public final class CalendarFilesSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "persona-calendar-files";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return CalendarFiles.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return CalendarFilesFactory.class;
    }
}
