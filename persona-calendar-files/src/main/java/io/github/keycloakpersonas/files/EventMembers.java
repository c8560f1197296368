package io.github.keycloakpersonas.files;

import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** One event of a file, as the members of an event of the API. What the API does not have becomes a member that it refuses. */
final class EventMembers {

    private static final int SHORT = 255;
    private static final int LONG = 4000;
    private static final String UTC = "UTC";

    private final VEvent event;
    private final TimezoneInfo zones;

    EventMembers(VEvent event, TimezoneInfo zones) {
        this.event = event;
        this.zones = zones;
    }

    /** An event and what is different about its occurrences; empty if it has been cancelled. */
    static Optional<Map<String, @Nullable Object>> together(List<EventMembers> parts) {
        EventMembers whole = parts.stream()
                .filter(part -> part.event.getRecurrenceId() == null)
                .findFirst()
                .orElse(parts.get(0));
        if (whole.isCancelled()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> members = whole.plain();
        List<Object> left = whole.exceptions();
        List<Object> changes = new ArrayList<>();
        for (EventMembers part : parts) {
            RecurrenceId original = part.event.getRecurrenceId();
            if (part != whole && original != null) {
                if (part.isCancelled()) {
                    left.add(part.time(original, original.getValue()));
                } else {
                    changes.add(part.change(original));
                }
            }
        }
        if (!left.isEmpty()) {
            members.put("exdate", left);
        }
        if (!changes.isEmpty()) {
            members.put("changes", changes);
        }
        return Optional.of(members);
    }

    private boolean isCancelled() {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    /** The event without its exceptions. */
    Map<String, @Nullable Object> plain() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(texts());
        DateOrDateTimeProperty start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            return members;
        }
        boolean isAllDay = !start.getValue().hasTime();
        members.put("start_at", time(start, start.getValue()));
        members.put("end_at", end(start, isAllDay));
        members.put("is_all_day", isAllDay);
        members.put("time_zone", isAllDay ? UTC : zone(start));
        List<RecurrenceRule> rules = event.getProperties(RecurrenceRule.class);
        if (rules.size() == 1) {
            members.put("rrule", RuleText.of(rules.get(0), ZoneId.of(isAllDay ? UTC : knownZone(start))));
        } else if (!rules.isEmpty()) {
            members.put("rrule", List.of());
        }
        if (!event.getRecurrenceDates().isEmpty()) {
            members.put("rdate", List.of());
        }
        return members;
    }

    private Map<String, @Nullable Object> change(RecurrenceId original) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>(texts());
        change.put("occurrence", time(original, original.getValue()));
        DateOrDateTimeProperty start = event.getDateStart();
        if (start != null && start.getValue() != null) {
            change.put("start_at", time(start, start.getValue()));
            change.put("end_at", end(start, !start.getValue().hasTime()));
        }
        return change;
    }

    private Map<String, Object> texts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        String title = line(event.getSummary());
        texts.put("title", title.isEmpty() ? "…" : title);
        texts.put("location", line(event.getLocation()));
        texts.put("description", shortened(value(event.getDescription()).replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""), LONG));
        return texts;
    }

    private static String line(@Nullable TextProperty property) {
        return shortened(
                value(property).replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip(), SHORT);
    }

    private static String value(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private Object end(DateOrDateTimeProperty start, boolean isAllDay) {
        DateOrDateTimeProperty end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            return time(end, end.getValue());
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            long millis = event.getDuration().getValue().toMillis();
            return isAllDay
                    ? day(start.getValue())
                            .plusDays(Math.max(1, millis / 86_400_000))
                            .toString()
                    : instant(start, start.getValue()).plusMillis(millis).toString();
        }
        return isAllDay
                ? day(start.getValue()).plusDays(1).toString()
                : instant(start, start.getValue()).toString();
    }

    private List<Object> exceptions() {
        List<Object> left = new ArrayList<>();
        for (ExceptionDates dates : event.getExceptionDates()) {
            dates.getValues().forEach(date -> left.add(time(dates, date)));
        }
        return left;
    }

    private String time(ICalProperty property, ICalDate value) {
        return value.hasTime()
                ? instant(property, value).toString()
                : day(value).toString();
    }

    private static LocalDate day(ICalDate value) {
        DateTimeComponents day = value.getRawComponents();
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDate());
    }

    /** A time without a zone is in UTC: the zone of the server says nothing about it. */
    private Instant instant(ICalProperty property, ICalDate value) {
        return zones.isFloating(property)
                ? value.getRawComponents().toDate(TimeZone.getTimeZone(UTC)).toInstant()
                : value.toInstant();
    }

    /** What the file calls the zone of a time. One that is unknown is refused where it matters, which is where the event comes again. */
    private String zone(ICalProperty property) {
        TimezoneAssignment zone = zones.getTimezone(property);
        String known = knownZone(property);
        boolean comesAgain = !event.getProperties(RecurrenceRule.class).isEmpty();
        return zone == null || !known.equals(UTC) || !comesAgain
                ? known
                : zone.getTimeZone().getID();
    }

    private String knownZone(ICalProperty property) {
        TimezoneAssignment zone = zones.getTimezone(property);
        String id = zone == null ? UTC : zone.getTimeZone().getID();
        return ZoneId.getAvailableZoneIds().contains(id) ? id : UTC;
    }
}
