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
 * @param days the number of personas by day
 * @param users how many users have personas
 */
public record RealmStatistics(
        Map<Status, Long> byStatus,
        long activeNow,
        List<Tally> titles,
        List<Tally> circles,
        Map<Integer, Long> expiring,
        Days days,
        long users) {

    public RealmStatistics {
        byStatus = Map.copyOf(byStatus);
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        expiring = Map.copyOf(expiring);
    }

    /**
     * What is counted.
     *
     * @param top how many titles and circles at most
     * @param days for how many days in UTC, today included, personas are counted that were created, ended or were
     *     active; 0 for none
     * @param ahead for how many days in UTC, today included, personas are counted that are going to end; 0 for none
     */
    public record Question(int top, int days, int ahead) {}

    /**
     * The number of personas by day in UTC, from the personas that exist now and from their present status. Days without
     * a persona may be missing.
     *
     * @param created the personas that were created on the day
     * @param ended the personas that expired on the day
     * @param active the personas that were active at the end of the day, or are active now
     * @param expiring the personas that are going to expire on the day
     */
    public record Days(
            Map<LocalDate, Long> created,
            Map<LocalDate, Long> ended,
            Map<LocalDate, Long> active,
            Map<LocalDate, Long> expiring) {

        /** For a question that asks for no days. */
        public static final Days NONE = new Days(Map.of(), Map.of(), Map.of(), Map.of());

        public Days {
            created = Map.copyOf(created);
            ended = Map.copyOf(ended);
            active = Map.copyOf(active);
            expiring = Map.copyOf(expiring);
        }
    }

    /** The number of personas with a title, or in a circle. */
    public record Tally(String name, long count) {}

    /** How many personas there are. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
