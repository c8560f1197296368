package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.history.HistoryEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_HISTORY: a state of a persona. Rows are added and removed. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_HISTORY")
class PersonaHistoryEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId;

    /** The owner, or what stands for one who was removed. */
    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "PERSONA_ID", length = 36, nullable = false)
    String personaId;

    /** When the state began; of two states of a persona, the later one always has the later time. */
    @Column(name = "RECORDED_AT", nullable = false)
    long recordedAt;

    @Column(name = "EVENT_KIND", length = 16, nullable = false)
    String event;

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

    /** The user who did it; null where nobody asked for it. */
    @Column(name = "AUTHOR_ID")
    @Nullable String authorId;

    @Column(name = "DOOR", length = 16, nullable = false)
    String door;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaHistoryEntity() {}

    PersonaHistoryEntity(String realmId, RecordedState state, Event event, Author author, long recordedAt) {
        this.id = UUID.randomUUID().toString();
        this.realmId = realmId;
        this.userId = state.userId();
        this.personaId = state.personaId();
        this.recordedAt = recordedAt;
        this.event = event.word();
        this.title = state.title();
        this.circle = state.circle();
        this.status = state.status();
        this.validFrom = state.validFrom();
        this.validTill = state.validTill();
        this.authorId = author.id();
        this.door = author.door().word();
    }

    HistoryEntry entry() {
        return new HistoryEntry(
                personaId,
                userId,
                title,
                circle,
                status,
                Instant.ofEpochMilli(validFrom),
                Instant.ofEpochMilli(validTill),
                Instant.ofEpochMilli(recordedAt),
                Event.of(event),
                new Author(authorId, Door.of(door)));
    }
}
