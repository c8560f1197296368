package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.CircleDirectory;
import io.github.keycloakpersonas.persona.CircleTally;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads circles along the index of realm, circle and title. */
final class JpaCircleDirectory implements CircleDirectory {

    private final EntityManager em;
    private final String realmId;
    private final UserDirectory users;
    private final Instant now;

    JpaCircleDirectory(EntityManager em, String realmId, UserDirectory users, Instant now) {
        this.em = em;
        this.realmId = realmId;
        this.users = users;
        this.now = now;
    }

    @Override
    public Map<Circle, CircleTally> tallies(Map<Circle, List<String>> titles, String userId) {
        Map<Circle, CircleTally> tallies = new HashMap<>();
        if (titles.isEmpty()) {
            return tallies;
        }
        titles.keySet().forEach(circle -> tallies.put(circle, CircleTally.NONE));
        ValueList.query(
                        em,
                        "select p.circle, p.title, sum(case when p.status in (:active, :inactive, :suspended) and "
                                + TimeBound.NOT_ENDED.at("now") + " then 1 else 0 end),"
                                + " sum(case when p.status = :pending and p.userId <> :userId then 1 else 0 end),"
                                + " sum(case when p.status = :active and " + TimeBound.NOT_ENDED.at("now") + " and "
                                + TimeBound.ENDED.at("soon") + " then 1 else 0 end)"
                                + " from PersonaEntity p where p.realmId = :realmId and p.circle in (:values)"
                                + " group by p.circle, p.title",
                        Object[].class,
                        titles.keySet().stream().map(Circle::name).toList())
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .setParameter("active", Status.ACTIVE.word())
                .setParameter("inactive", Status.INACTIVE.word())
                .setParameter("suspended", Status.SUSPENDED.word())
                .setParameter("pending", Status.PENDING.word())
                .setParameter("now", now.toEpochMilli())
                .setParameter("soon", now.plus(SOON).toEpochMilli())
                .getResultList()
                .forEach(row -> {
                    Circle circle = new Circle((String) row[0]);
                    if (titles.getOrDefault(circle, List.of()).contains((String) row[1])) {
                        tallies.merge(circle, tally(row), CircleTally::plus);
                    }
                });
        return tallies;
    }

    private static CircleTally tally(Object[] row) {
        return new CircleTally(number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    @Override
    public Map<String, String> names(Collection<String> userIds) {
        return users.fullNames(userIds);
    }
}
