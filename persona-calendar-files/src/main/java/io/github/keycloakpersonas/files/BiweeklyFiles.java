package io.github.keycloakpersonas.files;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.github.keycloakpersonas.calendar.ImportedEvent;
import io.github.keycloakpersonas.spi.CalendarFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the events of a file. biweekly opens no connection for that: what a file refers to is a text. */
final class BiweeklyFiles implements CalendarFiles {

    private static final int LONGEST_UID = 255;

    @Override
    public List<ImportedEvent> read(String text) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        if (calendars.isEmpty()) {
            throw new IllegalArgumentException("The body is no calendar: it must begin with BEGIN:VCALENDAR");
        }
        Map<String, List<EventMembers>> byUid = new LinkedHashMap<>();
        for (ICalendar calendar : calendars) {
            for (VEvent event : calendar.getEvents()) {
                EventMembers members = new EventMembers(event, calendar.getTimezoneInfo());
                byUid.computeIfAbsent(uid(event, members), uid -> new ArrayList<>())
                        .add(members);
            }
        }
        List<ImportedEvent> events = new ArrayList<>();
        byUid.forEach((uid, parts) ->
                EventMembers.together(parts).ifPresent(members -> events.add(new ImportedEvent(uid, uid, members))));
        return events;
    }

    /** The uid of an event; without one, or with one that is too long, it is known by what it says. */
    private static String uid(VEvent event, EventMembers members) {
        String uid = event.getUid() == null
                ? ""
                : String.valueOf(event.getUid().getValue()).strip();
        String said = uid.isEmpty() ? members.plain().toString() : uid;
        return !uid.isEmpty() && uid.length() <= LONGEST_UID
                ? uid
                : UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
