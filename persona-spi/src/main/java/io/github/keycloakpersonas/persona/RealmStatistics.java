package io.github.keycloakpersonas.persona;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Statistics of a realm's personas.
 *
 * @param byStatus the number of personas by status; a status without a persona may be missing
 * @param activeNow the number of active personas
 * @param titles the titles with the most personas, the greatest first
 * @param circles the circles with the most personas, the greatest first
 * @param expiring the number of active personas that end within some days, by the number of days
 * @param created the number of personas created on a day in UTC; days without a persona may be missing
 * @param users how many users have personas
 */
public record RealmStatistics(
        Map<Status, Long> byStatus,
        long activeNow,
        List<Tally> titles,
        List<Tally> circles,
        Map<Integer, Long> expiring,
        Map<LocalDate, Long> created,
        long users) {

    public RealmStatistics {
        byStatus = Map.copyOf(byStatus);
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        expiring = Map.copyOf(expiring);
        created = Map.copyOf(created);
    }

    /** The number of personas with a title, or in a circle. */
    public record Tally(String name, long count) {}

    /** How many personas there are. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
