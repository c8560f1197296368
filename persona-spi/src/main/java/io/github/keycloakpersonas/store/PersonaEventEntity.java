package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.calendar.Change;
import io.github.keycloakpersonas.calendar.EventTexts;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_CALENDAR_EVENT. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_CALENDAR_EVENT")
class PersonaEventEntity {

    /** How long a short event takes at most, all its occurrences included. */
    static final Duration SHORT = Duration.ofDays(31);

    private static final String UID = "uid";
    private static final String LEFT = "left";
    private static final String CHANGES = "changes";

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Column(name = "USER_ID", nullable = false, updatable = false)
    String userId;

    /** A short name of the uid, which is unique in a user's calendar: see {@link StoredSchedule#key}. */
    @Column(name = "UID_KEY", length = 32, nullable = false)
    String uidKey;

    @Column(name = "PERSONA_ID", length = 36)
    @Nullable String personaId;

    @Column(name = "START_AT", nullable = false)
    long startAt;

    @Column(name = "END_AT", nullable = false)
    long endAt;

    /** No part of the event, nor of any of its occurrences, is before. */
    @Column(name = "FIRST_AT", nullable = false)
    long firstAt;

    /** No part of the event, nor of any of its occurrences, is after. */
    @Column(name = "LAST_AT", nullable = false)
    long lastAt;

    /** 1 if there are more than {@link #SHORT} between these two, else 0. */
    @Column(name = "IS_LONG", nullable = false)
    int isLong;

    @Column(name = "ALL_DAY", nullable = false)
    int allDay;

    @Column(name = "TIME_ZONE", length = 64, nullable = false)
    String timeZone;

    @Column(name = "RRULE", length = 255)
    @Nullable String rule;

    /** What no query asks for, as a JSON object: the uid, the texts, what is left out and what is different. */
    @Nationalized
    @Column(name = "DETAILS", nullable = false)
    String details;

    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    @Column(name = "UPDATED_AT", nullable = false)
    long updatedAt;

    @Version
    @Column(name = "ROW_VERSION", nullable = false)
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaEventEntity() {}

    PersonaEventEntity(String realmId, String userId, CalendarEvent event) {
        this.id = event.id();
        this.realmId = realmId;
        this.userId = userId;
        this.createdAt = event.stamp().createdAt().toEpochMilli();
        take(event);
    }

    /** Takes over an event's state. Hibernate increments the version. */
    final void take(CalendarEvent event) {
        uidKey = Objects.requireNonNull(StoredSchedule.key(event.uid()));
        personaId = event.personaId();
        startAt = event.start().toEpochMilli();
        endAt = event.end().toEpochMilli();
        firstAt = event.first().toEpochMilli();
        lastAt = event.last().toEpochMilli();
        isLong = lastAt - firstAt > SHORT.toMillis() ? 1 : 0;
        allDay = event.isAllDay() ? 1 : 0;
        timeZone = event.zone().getId();
        rule = event.rule();
        details = PlainJson.write(document(event));
        updatedAt = event.stamp().updatedAt().toEpochMilli();
    }

    private static Map<String, Object> document(CalendarEvent event) {
        Map<String, Object> json = new LinkedHashMap<>(new TreeMap<>(event.texts()));
        json.put(UID, event.uid());
        if (!event.left().isEmpty()) {
            json.put(LEFT, event.left().stream().map(Instant::toEpochMilli).toList());
        }
        if (!event.changes().isEmpty()) {
            List<List<@Nullable Object>> changes = new ArrayList<>();
            event.changes().forEach((original, change) -> {
                List<@Nullable Object> entry = new ArrayList<>();
                entry.add(original.toEpochMilli());
                entry.add(change.start() == null ? null : change.start().toEpochMilli());
                entry.add(change.end() == null ? null : change.end().toEpochMilli());
                entry.add(new TreeMap<>(change.texts()));
                changes.add(entry);
            });
            json.put(CHANGES, changes);
        }
        return json;
    }

    CalendarEvent toEvent() {
        Map<String, @Nullable Object> json = parsed();
        Set<Instant> left = new TreeSet<>();
        Map<Instant, Change> changes = new TreeMap<>();
        list(json.get(LEFT)).forEach(time -> left.add(instant(time)));
        list(json.get(CHANGES)).forEach(entry -> {
            List<?> parts = list(entry);
            Change change = new Change(
                    texts((Map<?, ?>) Objects.requireNonNull(parts.get(3))),
                    parts.get(1) == null ? null : instant(parts.get(1)),
                    parts.get(2) == null ? null : instant(parts.get(2)));
            changes.put(instant(parts.get(0)), change);
        });
        return new CalendarEvent(
                id,
                String.valueOf(json.get(UID)),
                texts(json),
                Instant.ofEpochMilli(startAt),
                Instant.ofEpochMilli(endAt),
                allDay != 0,
                ZoneId.of(timeZone),
                rule,
                left,
                changes,
                personaId,
                new CalendarEvent.Stamp(Instant.ofEpochMilli(createdAt), Instant.ofEpochMilli(updatedAt), version));
    }

    private Map<String, @Nullable Object> parsed() {
        try {
            return PlainJson.members(PlainJson.parse(details));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + id + " has unreadable details", e);
        }
    }

    private static Map<String, String> texts(Map<?, ?> json) {
        Map<String, String> texts = new LinkedHashMap<>();
        EventTexts.NAMES.forEach(name -> {
            if (json.get(name) instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Instant instant(@Nullable Object millis) {
        return Instant.ofEpochMilli(((Number) Objects.requireNonNull(millis)).longValue());
    }
}
