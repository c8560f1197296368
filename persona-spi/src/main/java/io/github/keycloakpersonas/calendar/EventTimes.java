package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schedule.Recurrence;
import io.github.keycloakpersonas.schema.AttributeValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the times of an event are written: with an offset, and those of whole days as days.
 *
 * @param isAllDay whether the event takes whole days
 * @param zone where it takes place
 */
public record EventTimes(boolean isAllDay, ZoneId zone) {

    private static final int LAST_YEAR = 2199;

    /** How the times of an event are written. */
    public static EventTimes of(CalendarEvent event) {
        return new EventTimes(event.isAllDay(), event.zone());
    }

    /** A time as it is written. */
    public String text(Instant time) {
        return isAllDay ? LocalDate.ofInstant(time, zone).toString() : time.toString();
    }

    /** What is wrong with a time that cannot be read. */
    String fault() {
        return (isAllDay
                        ? "must be a day, such as 2026-12-31,"
                        : "must be an ISO 8601 time with offset, such as 2026-12-31T23:59:59Z,")
                + " between the years 1970 and " + LAST_YEAR;
    }

    /** The time of a text, for whole days the beginning of the day; empty if it is none. */
    public Optional<Instant> read(@Nullable Object value) {
        return plain(value).map(time -> isAllDay ? midnight(day(time)) : time).filter(EventTimes::isNear);
    }

    /** As {@link #read}, for an end: a day that has begun is part of it. */
    Optional<Instant> readEnd(@Nullable Object value) {
        return plain(value).map(this::end).filter(EventTimes::isNear);
    }

    /** The instant as an end. */
    Instant end(Instant time) {
        return !isAllDay || midnight(day(time)).equals(time)
                ? time
                : midnight(day(time).plusDays(1));
    }

    /** The beginning of a day. */
    Instant midnight(LocalDate day) {
        return Recurrence.instant(LocalDateTime.of(day, LocalTime.MIN), zone);
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    private Optional<Instant> plain(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return isAllDay && text.length() == "0000-00-00".length()
                    ? Optional.of(midnight(LocalDate.parse(text)))
                    : AttributeValues.time(text).map(time -> time.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isNear(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        // A zone may be in the year before or after.
        return year >= 1969 && year <= LAST_YEAR + 1;
    }
}
