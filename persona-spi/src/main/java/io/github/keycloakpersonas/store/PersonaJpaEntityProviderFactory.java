package io.github.keycloakpersonas.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the tables with Keycloak's persistence unit. */
public final class PersonaJpaEntityProviderFactory implements JpaEntityProviderFactory {

    /** Must never change, because Liquibase's table DATABASECHANGELOG_PERSONAS is named after it. */
    static final String ID = "personas";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new PersonaJpaEntityProvider();
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
