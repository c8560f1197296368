package io.github.keycloakpersonas.lifecycle;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.storage.DatastoreProvider;
import org.keycloak.storage.DatastoreProviderFactory;
import org.keycloak.storage.ExportImportManager;
import org.keycloak.storage.datastore.DefaultDatastoreProvider;
import org.keycloak.storage.datastore.DefaultDatastoreProviderFactory;

/**
 * Keycloak's own datastore. The only difference is that the import of a realm finds the client whose roles the file
 * names. Keycloak has no event between the import of the clients and of the roles; ADR 29 has the evidence.
 */
public final class ImportingDatastoreFactory implements DatastoreProviderFactory {

    /** Keycloak's own provider, which keeps its options and its tasks. */
    private static final String STOCK = "legacy";

    @Override
    public DatastoreProvider create(KeycloakSession session) {
        DefaultDatastoreProviderFactory stock = (DefaultDatastoreProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(DatastoreProvider.class, STOCK);
        return new DefaultDatastoreProvider(stock, session) {
            @Override
            public ExportImportManager getExportImportManager() {
                return RealmImport.preparing(super.getExportImportManager(), session);
            }
        };
    }

    @Override
    public String getId() {
        return "persona";
    }

    /**
     * Puts this provider before Keycloak's own, whose order is 0. The build option {@code
     * --spi-datastore--provider=legacy} disables this provider.
     */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Config.Scope scope) {
        // Has no options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Keycloak's own factory does this itself.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
