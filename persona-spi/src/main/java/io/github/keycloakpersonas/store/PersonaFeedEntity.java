package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.calendar.CalendarFeed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_CALENDAR_FEED: a secret address of a calendar. The secret itself is nowhere. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_CALENDAR_FEED")
class PersonaFeedEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Column(name = "USER_ID", nullable = false, updatable = false)
    String userId;

    @Column(name = "SECRET_HASH", length = 64, nullable = false, updatable = false)
    String hash;

    /** Null where it has none: an empty text is the same in one database. */
    @Nationalized
    @Column(name = "NAME", length = 100, updatable = false)
    @Nullable String name;

    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    @Column(name = "USED_AT")
    @Nullable Long usedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaFeedEntity() {}

    PersonaFeedEntity(String realmId, CalendarFeed feed, String hash) {
        this.id = feed.id();
        this.realmId = realmId;
        this.userId = feed.userId();
        this.hash = hash;
        this.name = feed.name().isEmpty() ? null : feed.name();
        this.createdAt = feed.createdAt().toEpochMilli();
    }

    CalendarFeed toFeed() {
        return new CalendarFeed(
                id,
                userId,
                Objects.requireNonNullElse(name, ""),
                Instant.ofEpochMilli(createdAt),
                usedAt == null ? null : Instant.ofEpochMilli(usedAt));
    }
}
