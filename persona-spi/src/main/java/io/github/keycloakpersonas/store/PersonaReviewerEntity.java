package io.github.keycloakpersonas.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of PERSONA_REVIEWER: a user who is listed as a reviewer. */
@Entity
@IdClass(PersonaReviewerId.class)
@Table(name = "PERSONA_REVIEWER")
class PersonaReviewerEntity {

    @Id
    @Column(name = "REVIEW_ID", length = 36)
    String reviewId;

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaReviewerEntity() {}

    PersonaReviewerEntity(String realmId, String reviewId, String userId) {
        this.realmId = realmId;
        this.reviewId = reviewId;
        this.userId = userId;
    }
}
