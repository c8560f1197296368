package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.HistoryFilter;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who holds which persona.
 *
 * @param at the instant
 * @param isPast whether the instant was named, so that the history answers; else personas are as they are now
 * @param filter which personas
 */
public record AccessQuestion(Instant at, boolean isPast, PersonaFilter filter) {

    /** The conditions on past states. */
    HistoryFilter ofHistory() {
        return new HistoryFilter(
                filter.titles(),
                filter.circles().stream().map(Circle::name).toList(),
                filter.statuses().stream().map(Status::word).toList(),
                filter.permittedOnly());
    }

    /** The conditions by the names of their parameters; those without values are left out. */
    public Map<String, Object> conditions() {
        Map<String, Object> json = new LinkedHashMap<>();
        HistoryFilter shown = ofHistory();
        put(json, "title", shown.titles());
        put(json, "circle", shown.circles());
        put(json, "status", shown.statuses());
        if (filter.permittedOnly()) {
            json.put("visible_users_only", true);
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }
}
