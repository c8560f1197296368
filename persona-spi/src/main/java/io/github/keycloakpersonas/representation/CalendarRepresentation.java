package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.calendar.CalendarFeed;
import io.github.keycloakpersonas.calendar.EventTexts;
import io.github.keycloakpersonas.calendar.EventTimes;
import io.github.keycloakpersonas.calendar.Exceptions;
import io.github.keycloakpersonas.calendar.Occurrence;
import io.github.keycloakpersonas.calendar.OccurrenceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes events of calendars as JSON, as {@link io.github.keycloakpersonas.calendar.EventReader} reads them. */
public final class CalendarRepresentation {

    /** What callers know a persona by; null for one that they do not know, or that is gone. */
    private final Function<String, @Nullable String> personas;

    /**
     * Writes events for one caller.
     *
     * @param personas what callers know a persona by, given its id; null for one that is gone
     */
    public CalendarRepresentation(Function<String, @Nullable String> personas) {
        this.personas = personas;
    }

    /** An event as it is stored. */
    public Map<String, Object> of(CalendarEvent event) {
        EventTimes times = EventTimes.of(event);
        Map<String, Object> json = of(new Occurrence(event, null, event.start(), event.end()));
        if (!event.left().isEmpty()) {
            json.put("exdate", event.left().stream().map(times::text).toList());
        }
        if (!event.changes().isEmpty()) {
            json.put("changes", Exceptions.plain(event));
        }
        return json;
    }

    /** One time that an event takes place. The exceptions of the event are not repeated with each of them. */
    public Map<String, Object> of(Occurrence occurrence) {
        CalendarEvent event = occurrence.event();
        EventTimes times = EventTimes.of(event);
        Map<String, String> texts = occurrence.texts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", event.id());
        if (occurrence.original() != null) {
            json.put(OccurrenceId.MEMBER, times.text(occurrence.original()));
        }
        EventTexts.NAMES.stream().filter(texts::containsKey).forEach(name -> json.put(name, texts.get(name)));
        json.put("start_at", times.text(occurrence.start()));
        json.put("end_at", times.text(occurrence.end()));
        json.put("is_all_day", event.isAllDay());
        json.put("time_zone", event.zone().getId());
        String persona = event.personaId() == null ? null : personas.apply(event.personaId());
        if (persona != null) {
            json.put("persona_id", persona);
        }
        if (event.rule() != null) {
            json.put("rrule", event.rule());
        }
        json.put("created_at", event.stamp().createdAt().toString());
        json.put("updated_at", event.stamp().updatedAt().toString());
        return json;
    }

    /** A secret address, without the secret. */
    public static Map<String, Object> of(CalendarFeed feed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", feed.id());
        json.put("name", feed.name());
        json.put("created_at", feed.createdAt().toString());
        if (feed.lastUsedAt() != null) {
            json.put("last_used_at", feed.lastUsedAt().toString());
        }
        return json;
    }
}
