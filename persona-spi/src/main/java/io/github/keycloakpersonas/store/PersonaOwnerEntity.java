package io.github.keycloakpersonas.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row of PERSONA_OWNER: a user who has, had or is about to have personas. Every writer locks it. Keycloak's own row
 * of the user cannot be used, because federated users have none.
 */
@Entity
@IdClass(PersonaOwnerId.class)
@Table(name = "PERSONA_OWNER")
class PersonaOwnerEntity {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId;

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** In epoch milliseconds. */
    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    /** Since when the user does without reminders by mail; null if not. Only {@link JpaMails} writes it. */
    @Column(name = "MUTED_AT", insertable = false, updatable = false)
    @Nullable Long mutedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaOwnerEntity() {}

    PersonaOwnerEntity(PersonaOwnerId id, long createdAt) {
        this.realmId = id.realmId();
        this.userId = id.userId();
        this.createdAt = createdAt;
    }
}
