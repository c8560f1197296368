package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schedule.ScheduleText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA. It is only written; reads use {@link PersonaRow}. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA")
class PersonaEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Column(name = "USER_ID", nullable = false, updatable = false)
    String userId;

    /**
     * A number that is unique among the user's personas and below the limit of the realm's schema, so that the database
     * itself enforces the limit.
     */
    @Column(name = "SLOT_NO", nullable = false, updatable = false)
    int slot;

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

    /** Its own schedule as {@link ScheduleText} writes it; null for none. */
    @Column(name = "SCHEDULE", length = ScheduleText.LONGEST)
    @Nullable String schedule;

    /** A short name of the schedule, the same for equal schedules, that an index has: see {@link StoredSchedule}. */
    @Column(name = "SCHEDULE_KEY", length = 32)
    @Nullable String scheduleKey;

    /** The assessments that it has passed, as {@link Assessed#text} writes them; null for none. */
    @Column(name = "ASSESSED", length = Assessed.LONGEST)
    @Nullable String assessed;

    /** The persona's own attribute values as a JSON object by path, as {@link Sealing} writes it; a new schema needs no migration. */
    @Nationalized
    @Column(name = "ATTRIBUTES", nullable = false)
    String attributes;

    /** A text of an administrator to the owner. */
    @Nationalized
    @Column(name = "NOTE", length = 500)
    @Nullable String note;

    /** When its owner has asked for it; null unless it is pending. */
    @Column(name = "REQUESTED_AT")
    @Nullable Long requestedAt;

    /** Why, in the owner's words; null unless it is pending. */
    @Nationalized
    @Column(name = "REQUEST_REASON", length = 500)
    @Nullable String requestReason;

    /**
     * The import that has written the row last. It shows which rows an import that replaces everything has not
     * contained.
     */
    @Column(name = "IMPORT_ID", length = 36)
    @Nullable String importId;

    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    /** When it was selected last. Only {@link Selections} writes it; it is not part of the state. */
    @Column(name = "SELECTED_AT", insertable = false, updatable = false)
    @Nullable Long selectedAt;

    @Column(name = "UPDATED_AT", nullable = false)
    long updatedAt;

    @Version
    @Column(name = "ROW_VERSION", nullable = false)
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaEntity() {}

    /** A row that is new. */
    PersonaEntity(String realmId, Persona persona, int slot, Sealing sealing) {
        this.id = persona.id();
        this.realmId = realmId;
        this.userId = persona.userId();
        this.slot = slot;
        this.createdAt = persona.revision().createdAt().toEpochMilli();
        this.version = persona.revision().version();
        this.attributes = Sealing.NOTHING;
        take(persona, sealing);
    }

    /** Takes over a persona's state. Hibernate increments the version. */
    final void take(Persona persona, Sealing sealing) {
        title = persona.title();
        circle = persona.circle().name();
        status = persona.status().word();
        validFrom = persona.validity().from().toEpochMilli();
        validTill = persona.validity().till().toEpochMilli();
        schedule = StoredSchedule.text(persona.schedule());
        scheduleKey = StoredSchedule.key(schedule);
        assessed = persona.validity().assessed().text();
        note = persona.note();
        Request request = persona.request();
        requestedAt = request == null ? null : request.at().toEpochMilli();
        requestReason = request == null ? null : request.reason();
        attributes = sealing.document(id, persona.attributes(), attributes);
        updatedAt = persona.revision().updatedAt().toEpochMilli();
    }
}
