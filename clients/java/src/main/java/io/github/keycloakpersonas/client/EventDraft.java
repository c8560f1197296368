package io.github.keycloakpersonas.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new appointment, or what is to change of one or of one occurrence. What is not said stays, or gets its default; null takes
 * away what need not be there. Times are texts, as in {@link CalendarEvent}. Values of it never change.
 */
public final class EventDraft {

    /** Nothing yet. */
    public static final EventDraft NONE = new EventDraft(Members.NONE);

    private final Members members;

    private EventDraft(Members members) {
        this.members = members;
    }

    /** An appointment with what each has to have. */
    public static EventDraft of(String title, String startAt, String endAt) {
        return NONE.title(title).startAt(startAt).endAt(endAt);
    }

    public EventDraft title(String title) {
        return with("title", title);
    }

    public EventDraft description(@Nullable String description) {
        return with("description", description);
    }

    public EventDraft location(@Nullable String location) {
        return with("location", location);
    }

    /** A colour as {@code #3366CC}. */
    public EventDraft color(@Nullable String color) {
        return with("color", color);
    }

    /** When it begins; null makes an occurrence begin as the rule says. */
    public EventDraft startAt(@Nullable String start) {
        return with("start_at", start);
    }

    /** When it ends, which is not part of it any more. */
    public EventDraft endAt(@Nullable String end) {
        return with("end_at", end);
    }

    /** Whether it takes whole days; its times are then days. */
    public EventDraft allDay(boolean wholeDays) {
        return with("is_all_day", wholeDays);
    }

    /** The name of a time zone of IANA, such as {@code Europe/Berlin}, whose clock the rule follows. */
    public EventDraft timeZone(@Nullable String zone) {
        return with("time_zone", zone);
    }

    /** The {@code id} of one of the caller's personas. */
    public EventDraft personaId(@Nullable String persona) {
        return with("persona_id", persona);
    }

    /** The recurrence rule of RFC 5545. */
    public EventDraft rrule(@Nullable String rule) {
        return with("rrule", rule);
    }

    /** The occurrences that are left out, by when the rule lets them begin. */
    public EventDraft exdate(List<String> beginnings) {
        return with("exdate", List.copyOf(beginnings));
    }

    /** What is different about single occurrences, in place of what was. */
    public EventDraft changes(List<Map<String, Object>> occurrences) {
        return with("changes", List.copyOf(occurrences));
    }

    private EventDraft with(String name, @Nullable Object value) {
        return new EventDraft(members.with(name, value));
    }

    Map<String, @Nullable Object> members() {
        return members.map();
    }
}
