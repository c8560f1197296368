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
 * Keycloak's own datastore, all of it, but that a realm's import finds the client that it names roles of. Keycloak has no event
 * between the clients and the roles of a file; ADR 29 has the evidence.
 */
public final class ImportingDatastoreFactory implements DatastoreProviderFactory {

    /** Keycloak's own, which keeps its options and its tasks. */
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

    /** Before Keycloak's own, which has none; {@code --spi-datastore--provider=legacy} at the build switches this one off. */
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
        // Keycloak's own factory does all there is to do.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
