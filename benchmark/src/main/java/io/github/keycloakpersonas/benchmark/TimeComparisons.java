package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What schedules and calendars cost. */
final class TimeComparisons {

    /** The month that the calendars are read for; both have a few events in it. */
    private static final Work MONTH = session -> session.request(
                    "GET",
                    "/realms/{realm}/persona/v1/calendar/events?from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z")
            .send()
            .expect(200);

    static final List<Comparison> ALL = List.of(
            new Comparison(
                    "refresh: one persona with a schedule, against one without",
                    Call.refresh(Login.TIMES, Login.SINGLE, Login.WITH_SCOPE),
                    Call.refresh(Login.TIMES, Login.SCHEDULED, Login.WITH_SCOPE),
                    Target.THREE_PERCENT),
            new Comparison(
                    "a schedule is set: every 29 February that is a Wednesday, against every Monday",
                    schedule("2026-01-05", "FREQ=WEEKLY;BYDAY=MO"),
                    schedule("2012-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=WE"),
                    Target.INFORMATION),
            new Comparison(
                    "a month of a calendar of 10,000 events, against one of 100",
                    new Call(new Login(Login.TIMES, Login.FEW_EVENTS, Login.WITHOUT_SCOPE), MONTH),
                    new Call(new Login(Login.TIMES, Login.MANY_EVENTS, Login.WITHOUT_SCOPE), MONTH),
                    Target.HALF_AS_MUCH_AGAIN));

    private TimeComparisons() {}

    private static Call schedule(String day, String rule) {
        return new Call(
                new Login(Login.TIMES, Login.WRITER, Login.WITHOUT_SCOPE), session -> schedule(session, day, rule));
    }

    /** Closes a second later each time, so that every change changes something. */
    private static Reply schedule(Session session, String day, String rule) {
        int seconds = session.nextTurn() % 3_600;
        String end = String.format(Locale.ROOT, "%sT16:%02d:%02d", day, seconds / 60, seconds % 60);
        return session.request("PATCH", "/realms/{realm}/persona/v1/personas/{user}_" + Mandates.TITLE + "_circle-0")
                .json(Map.of(
                        "schedule",
                        List.of(Map.of(
                                "start", day + "T08:00:00", "end", end, "time_zone", "Europe/Berlin", "rrule", rule))))
                .send()
                .expect(200);
    }
}
