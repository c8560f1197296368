package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the users who hold a title. */
final class HolderQuery {

    /**
     * Enough for a usual page. Each further query reads twice as many, so that a page far from the start takes few
     * queries.
     */
    private static final int FIRST_HOLDERS = 200;

    private static final int MOST_HOLDERS = 12_800;

    /**
     * A text that sorts before every user id. It is not empty, because Oracle treats an empty text as NULL, and no text
     * is greater than NULL.
     */
    private static final String BEFORE_ALL = " ";

    private final EntityManager em;
    private final String realmId;
    private final Optional<Predicate<String>> elsewhere;
    private final HeldTitle held;
    private final KeptOut keptOut;

    /**
     * Prepares the query.
     *
     * @param elsewhere whether the user with an id exists in a federation and is enabled; empty in a realm without
     *     federations
     * @param keptOut what keeps personas from being active at the time that is asked about
     */
    HolderQuery(
            EntityManager em, String realmId, Optional<Predicate<String>> elsewhere, HeldTitle held, KeptOut keptOut) {
        this.em = em;
        this.realmId = realmId;
        this.elsewhere = elsewhere;
        this.held = held;
        this.keptOut = keptOut;
    }

    /**
     * A page of users, ordered by id. The database skips the first ones, unless only Keycloak can decide which users
     * count.
     */
    List<String> page(int first, int max) {
        return elsewhere.isPresent()
                ? walk(elsewhere.get(), BEFORE_ALL).skip(first).limit(max).toList()
                : local(BEFORE_ALL).setFirstResult(first).setMaxResults(max).getResultList();
    }

    /** The page after a user. */
    List<String> after(String userId, int max) {
        return elsewhere.isPresent()
                ? walk(elsewhere.get(), userId).limit(max).toList()
                : local(userId).setMaxResults(max).getResultList();
    }

    private TypedQuery<String> local(String last) {
        return query("join UserEntity u on u.id = p.userId", "p.userId > :last and u.enabled = true")
                .setParameter("last", last);
    }

    /** The holders who count. More of them are read as the stream is consumed. */
    private Stream<String> walk(Predicate<String> isEnabled, String last) {
        return Stream.iterate(
                        part(last, FIRST_HOLDERS),
                        part -> !part.ids().isEmpty(),
                        part -> part.ids().size() < part.size()
                                ? new Part(List.of(), part.size())
                                : part(part.last(), Math.min(2 * part.size(), MOST_HOLDERS)))
                .flatMap(part -> part.ids().stream())
                .filter(id -> !id.startsWith(UserDirectory.FEDERATED) || isEnabled.test(id));
    }

    private record Part(List<String> ids, int size) {

        String last() {
            return ids.get(ids.size() - 1);
        }
    }

    /** Reads some holders. It is a left join, because users of federations are not in Keycloak's database. */
    private Part part(String last, int size) {
        return new Part(
                query(
                                "left join UserEntity u on u.id = p.userId",
                                "p.userId > :last and (u.enabled = true or u.id is null and p.userId like :federated)")
                        .setParameter("last", last)
                        .setParameter("federated", UserDirectory.FEDERATED + "%")
                        .setMaxResults(size)
                        .getResultList(),
                size);
    }

    private TypedQuery<String> query(String join, String condition) {
        TypedQuery<String> query = em.createQuery(
                        "select distinct p.userId from PersonaEntity p " + join
                                + " where p.realmId = :realmId and p.title = :title"
                                + (held.circle().isPresent() ? " and p.circle = :circle" : "")
                                + " and " + TimeBound.active("status", "at") + keptOut.condition("at") + " and "
                                + condition
                                + " order by p.userId",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("title", held.title())
                .setParameter("status", Status.ACTIVE.word())
                .setParameter("at", held.at().toEpochMilli());
        held.circle().ifPresent(circle -> query.setParameter("circle", circle.name()));
        return keptOut.in(query);
    }
}
