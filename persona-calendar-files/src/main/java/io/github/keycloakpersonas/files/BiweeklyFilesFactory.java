package io.github.keycloakpersonas.files;

import io.github.keycloakpersonas.spi.CalendarFiles;
import io.github.keycloakpersonas.spi.CalendarFilesFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Reads files of calendar programs with biweekly; provider {@code biweekly} of SPI {@code persona-calendar-files}. */
public final class BiweeklyFilesFactory implements CalendarFilesFactory {

    @Override
    public String getId() {
        return "biweekly";
    }

    @Override
    public CalendarFiles create(KeycloakSession session) {
        return new BiweeklyFiles();
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
