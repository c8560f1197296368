package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_ASSESSMENT_DRAFT. */
@Entity
@Table(name = "PERSONA_ASSESSMENT_DRAFT")
class PersonaDraftEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "PERSONA_ID", length = 36, nullable = false, updatable = false)
    String personaId;

    @Column(name = "ASSESSMENT", length = 50, nullable = false, updatable = false)
    String assessment;

    @Column(name = "QUESTIONS_VERSION", nullable = false)
    int version;

    /** The question that was shown last. */
    @Column(name = "QUESTION", length = 50)
    @Nullable String question;

    @Nationalized
    @Column(name = "ANSWERS", nullable = false)
    String answers;

    /** Epoch milliseconds. */
    @Column(name = "UPDATED_AT", nullable = false)
    long updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaDraftEntity() {}

    PersonaDraftEntity(String personaId, AssessmentDraft draft) {
        this.id = UUID.randomUUID().toString();
        this.personaId = personaId;
        this.assessment = draft.assessment();
        take(draft);
    }

    final void take(AssessmentDraft draft) {
        version = draft.version();
        question = draft.question();
        answers = PlainJson.write(new TreeMap<>(draft.answers()));
        updatedAt = draft.updatedAt().toEpochMilli();
    }

    AssessmentDraft draft() {
        return new AssessmentDraft(
                assessment, version, PersonaResultEntity.members(answers), question, Instant.ofEpochMilli(updatedAt));
    }
}
