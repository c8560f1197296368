package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
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
 * Finds out whether few of a circle's personas can match a filter. Databases prepare a query for an average circle, in which
 * they may read everything to sort it, or look for what is frequent in the realm through all of the circle, in the order of the
 * list. In a large circle the first is wrong for what is frequent there, and the second for what is rare. So few personas are
 * read by their ids, and many in the order of the list.
 *
 * <p>No index has the personas of a circle in the order of their ends. Of all ends in the realm there is one, but in it a page of a
 * small circle is found only after much of a large realm. So it serves circles of thousands only; the others are sorted.
 */
final class FewOfCircle {

    /** Twice a usual page. If more can match, a page is found before long in the order of the list. */
    private static final int FEW = 200;

    /** So many are read and sorted in some milliseconds. */
    private static final int MANY = 5000;

    private static final Set<Status> STORED = EnumSet.complementOf(EnumSet.of(Status.EXPIRED, Status.UNASSESSED));

    private final EntityManager em;
    private final String realmId;

    FewOfCircle(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * How to read a page of a list.
     *
     * @param ids the ids of all personas that can match, among perhaps others, if they are known to be few
     * @param unindexed the members whose index the database must not use
     * @param isSortedFirst whether the ids of the page are found first, so that no more than they need is read of the others
     */
    record Way(Optional<List<String>> ids, Set<String> unindexed, boolean isSortedFirst) {

        /** As the database likes. */
        static final Way ANY = new Way(Optional.empty(), Set.of(), false);

        private static final Way SORTED_FIRST = new Way(Optional.empty(), Set.of(), true);

        static Way by(List<String> ids) {
            return new Way(Optional.of(ids), Set.of("circle"), false);
        }

        private static Way without(String... unindexed) {
            return new Way(Optional.empty(), Set.of(unindexed), false);
        }

        boolean findsNothing() {
            return ids.isPresent() && ids.get().isEmpty();
        }
    }

    /** The way for a list about a part of one circle; any way for others. */
    Way of(PersonaFilter filter, PersonaOrder order) {
        Set<Status> stored = stored(filter);
        if (stored.isEmpty()) {
            return Way.by(List.of());
        }
        if (filter.circles().size() != 1) {
            return Way.ANY;
        }
        boolean isAll = filter.titles().isEmpty() && stored.equals(STORED);
        if (order.by() == PersonaOrder.By.VALID_TILL) {
            Way sorted = isAll ? Way.ANY : Way.SORTED_FIRST;
            return part(filter, stored, MANY, 1).isEmpty() ? sorted : Way.without("circle", "title", "status");
        }
        if (isAll) {
            return Way.ANY;
        }
        List<String> ids = part(filter, stored, 0, FEW + 1);
        return ids.size() > FEW ? many(order) : Way.by(ids);
    }

    /** The ids of some of those that can match. */
    private List<String> part(PersonaFilter filter, Set<Status> stored, int first, int max) {
        return query(filter.titles(), stored)
                .setParameter("realmId", realmId)
                .setParameter("circle", filter.circles().get(0).name())
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
    }

    /** Leaves the index in the order of the list, and no other by which all that match would be read and sorted. */
    private static Way many(PersonaOrder order) {
        return switch (order.by()) {
            case CREATED_AT, STATUS -> Way.without("title", "status");
            case VALID_TILL, TITLE, CIRCLE -> Way.ANY;
        };
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
