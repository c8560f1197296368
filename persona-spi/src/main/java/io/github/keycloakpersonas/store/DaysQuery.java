package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.RealmStatistics.Days;
import io.github.keycloakpersonas.persona.RealmStatistics.Question;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts a realm's personas by days in UTC. Each query groups in the database and returns at most one row per day. There
 * is no history of personas, so the past is what the personas that exist now tell about it, without their schedules.
 */
final class DaysQuery {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String ACTIVE = " and p.status = :status";

    private final EntityManager em;
    private final String realmId;
    private final Instant now;

    DaysQuery(EntityManager em, String realmId, Instant now) {
        this.em = em;
        this.realmId = realmId;
        this.now = now;
    }

    /**
     * Runs the queries for the days that the question names.
     *
     * @param validNow the number of active personas, schedules left aside
     */
    Days run(Question question, long validNow) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // What ends now has ended, as TimeBound says.
        long future = now.toEpochMilli() + 1;
        Map<LocalDate, Long> expiring =
                question.ahead() == 0 ? Map.of() : ends(future, millis(today.plusDays(question.ahead())));
        if (question.days() == 0) {
            return new Days(Map.of(), Map.of(), Map.of(), expiring);
        }
        LocalDate first = today.minusDays(question.days() - 1L);
        Map<LocalDate, Long> ended = ends(millis(first), future);
        return new Days(
                perDay("createdAt", "", millis(first), millis(today.plusDays(1))),
                ended,
                active(first, ended, validNow),
                expiring);
    }

    /** The number of personas that were, are or will be active at a time, by their present status and schedules left aside. */
    long validAt(long millis) {
        return query("select count(*)", " and " + TimeBound.active("status", "now"), Long.class)
                .setParameter("status", Status.ACTIVE.word())
                .setParameter("now", millis)
                .getSingleResult();
    }

    /** Adds up from day to day: each day begins with what was active at the end of the day before. */
    private Map<LocalDate, Long> active(LocalDate first, Map<LocalDate, Long> ended, long validNow) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<LocalDate, Long> active = new HashMap<>(Map.of(today, validNow));
        if (first.isBefore(today)) {
            Map<LocalDate, Long> begun = perDay("validFrom", ACTIVE, millis(first), millis(today));
            long sum = validAt(millis(first) - 1);
            for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
                sum += begun.getOrDefault(day, 0L) - ended.getOrDefault(day, 0L);
                active.put(day, sum);
            }
        }
        return active;
    }

    private Map<LocalDate, Long> ends(long from, long till) {
        return perDay("validTill", ACTIVE, from, till);
    }

    /**
     * The number of personas by the day of a time.
     *
     * @param condition nothing, or a condition on the status
     * @param till the first millisecond that is not counted
     */
    private Map<LocalDate, Long> perDay(String time, String condition, long from, long till) {
        // The first millisecond of the day, calculated with a remainder, because a division is rounded on some
        // databases
        // and not on others.
        String day = "p." + time + " - mod(p." + time + ", " + DAY + ")";
        String range = " and p." + time + " >= :from and p." + time + " < :till";
        TypedQuery<Object[]> query = query(
                        "select " + day + ", count(*)", condition + range + " group by " + day, Object[].class)
                .setParameter("from", from)
                .setParameter("till", till);
        if (!condition.isEmpty()) {
            query.setParameter("status", Status.ACTIVE.word());
        }
        Map<LocalDate, Long> counts = new HashMap<>();
        query.getResultStream()
                .forEach(row -> counts.put(
                        LocalDate.ofInstant(Instant.ofEpochMilli(number(row[0])), ZoneOffset.UTC), number(row[1])));
        return counts;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
        return em.createQuery(select + " from PersonaEntity p where p.realmId = :realmId" + rest, type)
                .setParameter("realmId", realmId);
    }
}
