package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schedule.DutyWindow;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schedule.ScheduleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a schedule as JSON, as {@link io.github.keycloakpersonas.schedule.ScheduleReader} reads it. */
final class ScheduleRepresentation {

    private ScheduleRepresentation() {}

    static List<Map<String, Object>> of(Schedule schedule) {
        return schedule.windows().stream().map(ScheduleRepresentation::window).toList();
    }

    private static Map<String, Object> window(DutyWindow window) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("start", ScheduleText.time(window.start()));
        json.put("end", ScheduleText.time(window.end()));
        json.put("time_zone", window.zone().getId());
        if (window.rule() != null) {
            json.put("rrule", window.rule());
        }
        if (!window.exceptions().isEmpty()) {
            json.put(
                    "exdate",
                    window.exceptions().stream().map(ScheduleText::time).toList());
        }
        return json;
    }
}
