package io.github.keycloakpersonas.spi;

import org.keycloak.provider.ProviderFactory;

/** Creates what reads files of calendar programs. */
public interface CalendarFilesFactory extends ProviderFactory<CalendarFiles> {}
