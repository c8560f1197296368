package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.review.Decision;
import io.github.keycloakpersonas.review.Outcome;
import io.github.keycloakpersonas.review.ReviewItem;
import io.github.keycloakpersonas.review.ReviewedPersona;
import io.github.keycloakpersonas.review.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_REVIEW_ITEM: a persona in a review. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_REVIEW_ITEM")
class PersonaItemEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId;

    @Column(name = "REVIEW_ID", length = 36, nullable = false)
    String reviewId;

    /** Its place in the list, from 1 on. */
    @Column(name = "ITEM_NO", nullable = false)
    int number;

    @Column(name = "PERSONA_ID", length = 36, nullable = false)
    String personaId;

    /** The owner, or what stands for one who was removed. */
    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "TITLE", length = 64, nullable = false)
    String title;

    @Nationalized
    @Column(name = "CIRCLE", length = 255, nullable = false)
    String circle;

    @Column(name = "STATUS", length = 16, nullable = false)
    String status;

    @Column(name = "VALID_FROM", nullable = false)
    long validFrom;

    @Column(name = "VALID_TILL", nullable = false)
    long validTill;

    @Column(name = "DECISION", length = 16, nullable = false)
    String decision;

    @Nationalized
    @Column(name = "REASON", length = 500)
    @Nullable String reason;

    @Column(name = "NEW_TILL")
    @Nullable Long newTill;

    @Column(name = "DECIDED_BY")
    @Nullable String decidedBy;

    @Column(name = "DECIDED_AT")
    @Nullable Long decidedAt;

    @Column(name = "OUTCOME", length = 16)
    @Nullable String outcome;

    @Column(name = "OUTCOME_WORD", length = 32)
    @Nullable String outcomeReason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaItemEntity() {}

    PersonaItemEntity(String realmId, String reviewId, int number, Persona persona) {
        this.id = UUID.randomUUID().toString();
        this.realmId = realmId;
        this.reviewId = reviewId;
        this.number = number;
        this.personaId = persona.id();
        this.userId = persona.userId();
        this.title = persona.title();
        this.circle = persona.circle().name();
        this.status = persona.status().word();
        this.validFrom = persona.validity().from().toEpochMilli();
        this.validTill = persona.validity().till().toEpochMilli();
        this.decision = Decision.OPEN.word();
    }

    ReviewItem item() {
        return new ReviewItem(
                id,
                number,
                new ReviewedPersona(
                        personaId,
                        userId,
                        title,
                        circle,
                        status,
                        Instant.ofEpochMilli(validFrom),
                        Instant.ofEpochMilli(validTill)),
                new Verdict(
                        Decision.of(decision).orElse(Decision.OPEN),
                        reason,
                        newTill == null ? null : Instant.ofEpochMilli(newTill),
                        decidedBy,
                        decidedAt == null ? null : Instant.ofEpochMilli(decidedAt)),
                outcome == null ? null : new Outcome(outcome, outcomeReason));
    }
}
