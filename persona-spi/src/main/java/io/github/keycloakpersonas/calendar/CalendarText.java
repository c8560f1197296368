package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Events as iCalendar (RFC 5545), as calendar programs subscribe to it. What comes again in a time zone is written with that zone, because it would
 * move by an hour with each change of the clock otherwise.
 */
public final class CalendarText {

    private static final String UNTIL = "UNTIL=";

    private final IcsLines lines = new IcsLines();

    private CalendarText() {}

    /** The text of some events. Equal events have equal texts, whenever they are written. */
    public static String of(List<CalendarEvent> events) {
        CalendarText text = new CalendarText();
        text.lines
                .add("BEGIN:VCALENDAR")
                .add("VERSION:2.0")
                .add("PRODID:-//Keycloak Personas//Calendar//EN")
                .add("CALSCALE:GREGORIAN")
                .add("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
                .add("X-PUBLISHED-TTL:PT1H");
        Map<String, Instant> zones = new TreeMap<>();
        events.stream()
                .filter(CalendarText::hasZone)
                .forEach(event -> zones.merge(
                        event.zone().getId(), event.first(), (one, other) -> one.isBefore(other) ? one : other));
        zones.forEach((zone, earliest) -> ZoneText.add(text.lines, ZoneId.of(zone), earliest));
        events.forEach(text::event);
        return text.lines.add("END:VCALENDAR").toString();
    }

    private static boolean hasZone(CalendarEvent event) {
        return event.rule() != null
                && !event.isAllDay()
                && !event.zone().getRules().isFixedOffset();
    }

    private void event(CalendarEvent event) {
        begin(event, new Occurrence(event, null, event.start(), event.end()));
        String rule = event.rule();
        if (rule != null) {
            lines.add("RRULE:" + (event.isAllDay() ? untilDay(rule, event) : rule));
        }
        if (!event.left().isEmpty()) {
            lines.add("EXDATE"
                    + event.left().stream()
                            .map(left -> time(event, left))
                            .reduce((one, other) -> one + "," + other.substring(other.indexOf(':') + 1))
                            .orElse(""));
        }
        lines.add("END:VEVENT");
        event.changes().keySet().stream()
                .filter(original -> !event.left().contains(original))
                .forEach(original -> {
                    begin(event, event.occurrence(original));
                    lines.add("RECURRENCE-ID" + time(event, original)).add("END:VEVENT");
                });
    }

    private void begin(CalendarEvent event, Occurrence occurrence) {
        CalendarEvent.Stamp stamp = event.stamp();
        lines.add("BEGIN:VEVENT")
                .text("UID", event.uid())
                .add("DTSTAMP:" + IcsLines.utc(stamp.updatedAt()))
                .add("SEQUENCE:" + stamp.version())
                .add("DTSTART" + time(event, occurrence.start()))
                .add("DTEND" + time(event, occurrence.end()));
        Map<String, String> texts = occurrence.texts();
        lines.text("SUMMARY", texts.getOrDefault(EventTexts.TITLE, ""));
        if (texts.containsKey(EventTexts.DESCRIPTION)) {
            lines.text("DESCRIPTION", texts.get(EventTexts.DESCRIPTION));
        }
        if (texts.containsKey(EventTexts.LOCATION)) {
            lines.text("LOCATION", texts.get(EventTexts.LOCATION));
        }
    }

    /** The parameters and the value of a time. */
    private static String time(CalendarEvent event, Instant time) {
        if (event.isAllDay()) {
            return ";VALUE=DATE:" + IcsLines.day(event.day(time));
        }
        return hasZone(event)
                ? ";TZID=" + event.zone().getId() + ":" + IcsLines.local(LocalDateTime.ofInstant(time, event.zone()))
                : ":" + IcsLines.utc(time);
    }

    /** Where the beginning is a day, so is the end of the rule. */
    private static String untilDay(String rule, CalendarEvent event) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
        return Arrays.stream(rule.split(";", -1))
                .map(part -> part.startsWith(UNTIL)
                        ? UNTIL
                                + IcsLines.day(event.day(LocalDateTime.parse(part.substring(UNTIL.length()), form)
                                        .toInstant(ZoneOffset.UTC)))
                        : part)
                .collect(Collectors.joining(";"));
    }
}
