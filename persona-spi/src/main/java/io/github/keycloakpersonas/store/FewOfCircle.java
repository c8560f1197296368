package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.State;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out whether few of a circle's personas can match a filter. Databases believe that what is frequent in a realm is
 * frequent in each of its circles, and look for it in the order of the list: through all of a large circle, if it is rare
 * there. Few personas are read by their ids instead.
 */
final class FewOfCircle {

    /** Twice a usual page. If more can match, a page is found before long in the order of the list. */
    private static final int FEW = 200;

    private static final Set<Status> STORED = EnumSet.complementOf(EnumSet.of(Status.EXPIRED, Status.UNASSESSED));

    private final EntityManager em;
    private final String realmId;

    FewOfCircle(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * The ids of all personas that can match, among perhaps others of the circle; empty if they are many, or if the filter
     * asks for more than one circle, or for all of it.
     */
    Optional<List<String>> ids(PersonaFilter filter) {
        Set<Status> stored = stored(filter);
        if (stored.isEmpty()) {
            return Optional.of(List.of());
        }
        if (filter.circles().size() != 1 || (filter.titles().isEmpty() && stored.equals(STORED))) {
            return Optional.empty();
        }
        List<String> ids = query(filter.titles(), stored)
                .setParameter("realmId", realmId)
                .setParameter("circle", filter.circles().get(0).name())
                .setMaxResults(FEW + 1)
                .getResultList();
        return ids.size() > FEW ? Optional.empty() : Optional.of(ids);
    }

    /** All its columns are in one index, for the reason that {@link BoundedCounts} has, too. */
    private TypedQuery<String> query(List<String> titles, Set<Status> stored) {
        String all =
                "select p.id from PersonaEntity p where p.realmId = :realmId and p.circle = :circle and p.status in "
                        + stored.stream()
                                .map(status -> "'" + status.word() + "'")
                                .collect(Collectors.joining(",", "(", ")"));
        return titles.isEmpty()
                ? em.createQuery(all, String.class)
                : ValueList.query(em, all + " and p.title in (:values)", String.class, titles);
    }

    /** The statuses that the rows of matching personas can have. */
    private static Set<Status> stored(PersonaFilter filter) {
        Set<Status> stored = EnumSet.copyOf(STORED);
        retain(stored, filter.statuses().stream());
        retain(stored, filter.states().stream().map(State::status));
        retain(stored, filter.active().filter(active -> active).stream().map(active -> Status.ACTIVE));
        retain(stored, filter.expiringBefore().stream().map(end -> Status.ACTIVE));
        return stored;
    }

    private static void retain(Set<Status> stored, Stream<Status> asked) {
        Set<Status> rows =
                asked.map(status -> status.isDerived() ? Status.ACTIVE : status).collect(Collectors.toSet());
        if (!rows.isEmpty()) {
            stored.retainAll(rows);
        }
    }
}
