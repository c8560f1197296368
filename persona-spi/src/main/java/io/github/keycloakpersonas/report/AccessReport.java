package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.HistoryFilter;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who holds which persona.
 *
 * @param at the instant
 * @param isPast whether the instant was named, so that the history answers; else personas are as they are now
 * @param filter which personas
 */
public record AccessReport(Instant at, boolean isPast, PersonaFilter filter) implements Report {

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<String> columns() {
        return AccessRow.COLUMNS;
    }

    @Override
    public Map<String, Object> about() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("filter", conditions());
        return json;
    }

    @Override
    public Map<String, String> facts(ReportWords words) {
        Map<String, Object> conditions = conditions();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.fact("asOf"), at.toString());
        facts.put(words.fact("only"), conditions.isEmpty() ? words.all() : text(conditions, words));
        return facts;
    }

    @Override
    public RowPages pages(ReportSessions sessions) {
        if (filter.userIds().filter(List::isEmpty).isPresent()) {
            return List::of;
        }
        return isPast ? new PastRows(sessions, this) : new PresentRows(sessions, this);
    }

    /** The conditions on past states. */
    HistoryFilter ofHistory() {
        return new HistoryFilter(
                filter.titles(),
                filter.circles().stream().map(Circle::name).toList(),
                filter.statuses().stream().map(Status::word).toList(),
                filter.permittedOnly());
    }

    /** The conditions by the names of their parameters; those without values are left out. */
    private Map<String, Object> conditions() {
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

    private static String text(Map<String, Object> conditions, ReportWords words) {
        return conditions.entrySet().stream()
                .map(condition -> words.column(condition.getKey()) + ": " + values(condition, words))
                .collect(Collectors.joining("; "));
    }

    private static String values(Map.Entry<String, Object> condition, ReportWords words) {
        Stream<?> values =
                condition.getValue() instanceof List<?> list ? list.stream() : Stream.of(condition.getValue());
        return values.map(value -> words.cell(condition.getKey(), String.valueOf(value)))
                .collect(Collectors.joining(", "));
    }
}
