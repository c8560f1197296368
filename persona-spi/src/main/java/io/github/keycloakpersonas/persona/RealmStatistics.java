package io.github.keycloakpersonas.persona;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How many personas a realm has, of which kind.
 *
 * @param byStatus by what they read as; a status without a persona may be left out
 * @param activeNow those that can be used now
 * @param titles the titles with the most personas, the greatest first
 * @param circles the circles with the most personas, the greatest first
 * @param expiring those that read active and end within so many days, by the number of days
 * @param created those that were created on a day in UTC; days without a persona may be left out
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

    /** How many personas have a title, or are in a circle. */
    public record Tally(String name, long count) {}

    /** How many personas there are. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
