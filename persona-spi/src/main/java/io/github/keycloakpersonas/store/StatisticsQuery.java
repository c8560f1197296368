package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.persona.RealmStatistics.Question;
import io.github.keycloakpersonas.persona.RealmStatistics.Tally;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a realm's personas. Each query groups in the database along an index and returns few rows. They use {@code
 * count(*)}, because counting ids would need more than the index.
 */
final class StatisticsQuery {

    private static final int[] SOON = {7, 30, 90};

    private final EntityManager em;
    private final String realmId;
    private final Instant now;
    private final KeptOut keptOut;

    /** @param keptOut what keeps personas from being active at that time */
    StatisticsQuery(EntityManager em, String realmId, Instant now, KeptOut keptOut) {
        this.em = em;
        this.realmId = realmId;
        this.now = now;
        this.keptOut = keptOut;
    }

    /** Runs the queries. */
    RealmStatistics run(Question question) {
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        Map<Integer, Long> expiring = new HashMap<>();
        byStatusAndEnd(byStatus, expiring);
        unassessed(byStatus);
        DaysQuery days = new DaysQuery(em, realmId, now);
        long valid = days.validAt(now.toEpochMilli());
        return new RealmStatistics(
                byStatus,
                keptOut.isNobody() ? valid : activeNow(),
                tallies("title", question.top()),
                tallies("circle", question.top()),
                expiring,
                days.run(question, valid),
                query("select count(distinct p.userId)", "", Long.class).getSingleResult());
    }

    private void byStatusAndEnd(Map<Status, Long> byStatus, Map<Integer, Long> expiring) {
        List<Object[]> rows = query(
                        "select p.status, count(*), sum(case when " + TimeBound.ENDED.at("now") + " then 1 else 0 end)"
                                + soon("in7") + soon("in30") + soon("in90"),
                        " group by p.status",
                        Object[].class)
                .setParameter("now", now.toEpochMilli())
                .setParameter("in7", inDays(SOON[0]))
                .setParameter("in30", inDays(SOON[1]))
                .setParameter("in90", inDays(SOON[2]))
                .getResultList();
        for (int days : SOON) {
            expiring.put(days, 0L);
        }
        for (Object[] row : rows) {
            Status status = Status.of((String) row[0]).orElseThrow();
            long ended = status == Status.ACTIVE ? number(row[2]) : 0;
            byStatus.put(status, number(row[1]) - ended);
            if (status == Status.ACTIVE) {
                byStatus.put(Status.EXPIRED, ended);
                for (int i = 0; i < SOON.length; i++) {
                    expiring.put(SOON[i], number(row[3 + i]));
                }
            }
        }
    }

    /** Of those that have not ended, those that lack an assessment read differently. */
    private void unassessed(Map<Status, Long> byStatus) {
        Unassessed unassessed = keptOut.unassessed();
        if (unassessed.isNobody()) {
            return;
        }
        long lacking = unassessed
                .in(query(
                        "select count(*)",
                        " and p.status = :status and " + TimeBound.NOT_ENDED.at("now") + " and not ("
                                + unassessed.condition("now") + ")",
                        Long.class))
                .setParameter("status", Status.ACTIVE.word())
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
        byStatus.merge(Status.ACTIVE, -lacking, Long::sum);
        byStatus.put(Status.UNASSESSED, lacking);
    }

    private static String soon(String parameter) {
        return ", sum(case when " + TimeBound.NOT_ENDED.at("now") + " and " + TimeBound.ENDED.at(parameter)
                + " then 1 else 0 end)";
    }

    private long inDays(int days) {
        return now.plus(Duration.ofDays(days)).toEpochMilli();
    }

    private long activeNow() {
        return keptOut.in(query(
                        "select count(*)",
                        " and " + TimeBound.active("status", "now") + keptOut.condition("now"),
                        Long.class))
                .setParameter("status", Status.ACTIVE.word())
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
    }

    private List<Tally> tallies(String column, int top) {
        return query(
                        "select p." + column + ", count(*)",
                        " group by p." + column + " order by count(*) desc, p." + column,
                        Object[].class)
                .setMaxResults(top)
                .getResultStream()
                .map(row -> new Tally((String) row[0], number(row[1])))
                // Sorted here, because each database sorts names differently.
                .sorted(Comparator.comparing(Tally::count).reversed().thenComparing(Tally::name))
                .toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
        return em.createQuery(select + " from PersonaEntity p where p.realmId = :realmId" + rest, type)
                .setParameter("realmId", realmId);
    }
}
