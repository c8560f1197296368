package io.github.keycloakpersonas.calendar;

import java.time.Instant;

/**
 * How a caller names one occurrence.
 *
 * @param event the id of the event
 * @param occurrence when the rule lets the occurrence begin, as the event's times are written
 */
public record OccurrenceId(String event, String occurrence) {

    /** The member that names it. */
    public static final String MEMBER = "occurrence";

    /** @throws CalendarFailure NOT_FOUND if the event has no such occurrence */
    Instant in(CalendarEvent found) {
        return EventTimes.of(found)
                .read(occurrence)
                .filter(found::takesPlaceAt)
                .orElseThrow(() -> new CalendarFailure(
                        CalendarFailure.Kind.NOT_FOUND, "The event has no occurrence that begins then by its rule"));
    }
}
