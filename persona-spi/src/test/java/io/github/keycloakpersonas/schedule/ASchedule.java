package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schedules for tests, written as clients write them. */
public final class ASchedule {

    private ASchedule() {}

    /** A schedule of one window, which must have no faults. */
    public static Schedule of(String start, String end, String zone, String rule, String... exceptions) {
        return of(window(start, end, zone, rule, exceptions));
    }

    /** A schedule of windows, which must have no faults. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Schedule of(Map<String, Object>... windows) {
        ScheduleReader.Outcome read = ScheduleReader.read(List.of(windows));
        assertThat(read.faults()).isEmpty();
        return read.schedule();
    }

    /** A window as plain values; an empty rule is none. */
    public static Map<String, Object> window(String start, String end, String zone, String rule, String... exceptions) {
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("start", start);
        window.put("end", end);
        window.put("time_zone", zone);
        if (!rule.isEmpty()) {
            window.put("rrule", rule);
        }
        if (exceptions.length > 0) {
            window.put("exdate", List.of(exceptions));
        }
        return window;
    }
}
