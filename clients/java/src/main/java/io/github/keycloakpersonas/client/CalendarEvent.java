package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appointment, once or again and again, or one time that it takes place. Times are texts: {@code 2026-10-19T18:00:00Z}, of
 * whole days {@code 2026-10-19}.
 *
 * @param occurrence when the rule lets this occurrence begin, which names it; null where it is no occurrence
 * @param endAt when it ends, which is not part of it any more
 * @param allDay whether it takes whole days
 * @param personaId the persona of the caller that it belongs to
 * @param rrule the recurrence rule of RFC 5545; null for what takes place once
 * @param exdate the occurrences that are left out; null for none
 * @param changes what is different about single occurrences; null for nothing
 * @param etag its version, where it was read by itself; null in lists
 */
public record CalendarEvent(
        String id,
        @Nullable String occurrence,
        String title,
        @Nullable String description,
        @Nullable String location,
        @Nullable String color,
        String startAt,
        String endAt,
        @JsonProperty("is_all_day") boolean allDay,
        String timeZone,
        @Nullable String personaId,
        @Nullable String rrule,
        @Nullable List<String> exdate,
        @Nullable List<ChangedOccurrence> changes,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String etag) {

    static CalendarEvent of(JsonNode json) {
        return Json.read(json, CalendarEvent.class).withEtag(null);
    }

    CalendarEvent withEtag(@Nullable String tag) {
        return new CalendarEvent(
                id,
                occurrence,
                title,
                description,
                location,
                color,
                startAt,
                endAt,
                allDay,
                timeZone,
                personaId,
                rrule,
                exdate,
                changes,
                createdAt,
                updatedAt,
                tag);
    }

    /**
     * What is different about one occurrence; null is what all have.
     *
     * @param occurrence when the rule lets it begin
     */
    public record ChangedOccurrence(
            String occurrence,
            @Nullable String startAt,
            @Nullable String endAt,
            @Nullable String title,
            @Nullable String description,
            @Nullable String location,
            @Nullable String color) {}
}
