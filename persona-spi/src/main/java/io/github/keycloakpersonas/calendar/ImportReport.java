package io.github.keycloakpersonas.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has become of the events of an import. */
public final class ImportReport {

    /** How many refused events are named. */
    private static final int MOST_NAMED = 1000;

    private final String placeName;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Map<String, Object>> refused = new ArrayList<>();
    private int refusals;

    /**
     * A report of an import.
     *
     * @param placeName the member that says which event was refused
     */
    public ImportReport(String placeName) {
        this.placeName = placeName;
        List.of("created", "updated", "unchanged").forEach(word -> counts.put(word, 0));
    }

    void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    /** Adds an event that is not imported. */
    public void refuse(Object place, String reason) {
        refusals++;
        if (refused.size() < MOST_NAMED) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(placeName, place);
            entry.put("reason", reason);
            refused.add(entry);
        }
    }

    /** Adds what another one says. */
    public void add(ImportReport other) {
        other.counts.forEach((word, count) -> counts.merge(word, count, Integer::sum));
        other.refused.forEach(entry -> {
            if (refused.size() < MOST_NAMED) {
                refused.add(entry);
            }
        });
        refusals += other.refusals;
    }

    /** The numbers alone. */
    public Map<String, Object> counts(boolean isDry) {
        Map<String, Object> json = json(isDry);
        json.remove("refused");
        return json;
    }

    /** The members of the JSON object. */
    public Map<String, Object> json(boolean isDry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dry_run", isDry);
        json.putAll(counts);
        json.put("refused_count", refusals);
        refused.sort(Comparator.comparing(entry -> entry.get(placeName) instanceof Integer line ? line : 0));
        json.put("refused", List.copyOf(refused));
        return json;
    }
}
