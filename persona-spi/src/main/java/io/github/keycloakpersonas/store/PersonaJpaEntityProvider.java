package io.github.keycloakpersonas.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Registers the entities and the changelog that creates their tables. */
final class PersonaJpaEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                PersonaEntity.class,
                PersonaOwnerEntity.class,
                PersonaImportEntity.class,
                PersonaRealmEntity.class,
                PersonaEventEntity.class,
                PersonaFeedEntity.class,
                PersonaResultEntity.class,
                PersonaDraftEntity.class,
                PersonaHistoryEntity.class,
                PersonaDeliveryEntity.class,
                PersonaDeliveryPartEntity.class,
                PersonaReviewEntity.class,
                PersonaItemEntity.class,
                PersonaReviewerEntity.class,
                PersonaMailEntity.class,
                PersonaInvitationEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/keycloak-personas/changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return PersonaJpaEntityProviderFactory.ID;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
