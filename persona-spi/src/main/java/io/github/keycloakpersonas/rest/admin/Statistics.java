package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.persona.RealmStatistics.Days;
import io.github.keycloakpersonas.persona.RealmStatistics.Tally;
import io.github.keycloakpersonas.persona.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of a realm's statistics. */
final class Statistics {

    private Statistics() {}

    /** The JSON; each day has an entry. The day on which it was counted is the last one, or of those ahead the first. */
    static Map<String, Object> json(KeptStatistics counted) {
        RealmStatistics statistics = counted.statistics();
        LocalDate today = LocalDate.ofInstant(counted.at(), ZoneOffset.UTC);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counted_at", counted.at().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("total", statistics.total());
        Map<String, Object> byStatus = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            // Only a realm with titles that require assessments has such personas.
            if (status != Status.UNASSESSED || statistics.byStatus().containsKey(status)) {
                byStatus.put(status.word(), statistics.byStatus().getOrDefault(status, 0L));
            }
        }
        json.put("by_status", byStatus);
        json.put("active_now", statistics.activeNow());
        json.put("by_title", tallies("title", statistics.titles()));
        json.put("by_circle", tallies("circle", statistics.circles()));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("by_title", rest(statistics, statistics.titles()));
        other.put("by_circle", rest(statistics, statistics.circles()));
        json.put("other", other);
        Map<String, Object> expiring = new LinkedHashMap<>();
        new TreeMap<>(statistics.expiring()).forEach((within, count) -> expiring.put(within.toString(), count));
        json.put("expiring", expiring);
        LocalDate tomorrow = today.plusDays(1);
        LocalDate first = tomorrow.minusDays(counted.question().days());
        Days days = statistics.days();
        json.put("created_per_day", perDay(first, tomorrow, days.created()));
        json.put("ended_per_day", perDay(first, tomorrow, days.ended()));
        json.put("active_per_day", perDay(first, tomorrow, days.active()));
        json.put(
                "expiring_per_day",
                perDay(today, today.plusDays(counted.question().ahead()), days.expiring()));
        json.put("users", statistics.users());
        return json;
    }

    private static List<Map<String, Object>> perDay(LocalDate first, LocalDate end, Map<LocalDate, Long> counts) {
        return first.datesUntil(end)
                .map(day -> entry("date", day.toString(), counts.getOrDefault(day, 0L)))
                .toList();
    }

    private static List<Map<String, Object>> tallies(String name, List<Tally> tallies) {
        return tallies.stream()
                .map(tally -> entry(name, tally.name(), tally.count()))
                .toList();
    }

    private static Map<String, Object> entry(String name, String value, long count) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, value);
        json.put("count", count);
        return json;
    }

    /**
     * The number of personas that are not among the listed titles or circles. It is never negative, even if personas
     * are deleted while they are counted.
     */
    private static long rest(RealmStatistics statistics, List<Tally> tallies) {
        return Math.max(
                0, statistics.total() - tallies.stream().mapToLong(Tally::count).sum());
    }
}
