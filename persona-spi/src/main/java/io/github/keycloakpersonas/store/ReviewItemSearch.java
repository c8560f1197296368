package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.ReviewItem;
import io.github.keycloakpersonas.review.ReviewedPersona;
import io.github.keycloakpersonas.review.Reviewer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** Finds personas of a review, and what they are now. */
final class ReviewItemSearch {

    private static final String USER = "userId";
    private static final String NUMBER = "number";
    private static final String REALM = "realmId";

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;
    private final boolean isSnapshot;
    private final HibernateCriteriaBuilder builder;
    private boolean isLocked;

    /** @param isSnapshot whether only a locking read sees what others have committed since the transaction began */
    ReviewItemSearch(KeycloakSession session, EntityManager em, RealmModel realm, boolean isSnapshot) {
        this.session = session;
        this.em = em;
        this.realm = realm;
        this.isSnapshot = isSnapshot;
        this.builder = (HibernateCriteriaBuilder) em.getCriteriaBuilder();
    }

    /** The review of the items is locked from now on. */
    void locked() {
        isLocked = true;
    }

    EntityManager em() {
        return em;
    }

    String realmId() {
        return realm.getId();
    }

    /** In the order of their numbers. */
    List<ReviewItem> find(String reviewId, ItemFilter filter, int after, int max) {
        CriteriaQuery<PersonaItemEntity> query = builder.createQuery(PersonaItemEntity.class);
        Root<PersonaItemEntity> item = query.from(PersonaItemEntity.class);
        query.select(item);
        List<Predicate> all = new ArrayList<>();
        all.add(builder.equal(item.get("reviewId"), reviewId));
        all.add(builder.greaterThan(item.<Integer>get(NUMBER), after));
        filter.decision().ifPresent(decision -> all.add(builder.equal(item.get("decision"), decision.word())));
        if (!filter.titles().isEmpty()) {
            all.add(item.get("title").in(filter.titles()));
        }
        if (!filter.circles().isEmpty()) {
            all.add(item.get("circle").in(filter.circles()));
        }
        boolean byName = filter.within().map(Reviewer::searchesNames).orElse(true);
        filter.search().ifPresent(text -> all.add(contains(query, item, text, byName)));
        if (filter.changedOnly()) {
            all.add(builder.not(builder.exists(unchanged(query, item))));
        }
        filter.within().ifPresent(reviewer -> all.add(new ManagedItems(reviewer).predicate(builder, item)));
        if (filter.permittedOnly()) {
            all.addAll(PermittedOwners.of(session, realm, builder, query, item.get(USER)));
        }
        query.where(all.toArray(Predicate[]::new));
        query.orderBy(builder.asc(item.get(NUMBER)));
        return items(em.createQuery(query).setMaxResults(max));
    }

    List<ReviewItem> find(String reviewId, Collection<String> ids) {
        return items(em.createQuery(
                        "select i from PersonaItemEntity i where i.reviewId = :reviewId and i.id in (:ids) order by i.number",
                        PersonaItemEntity.class)
                .setParameter("reviewId", reviewId)
                .setParameter("ids", ids));
    }

    private List<ReviewItem> items(TypedQuery<PersonaItemEntity> query) {
        // Whoever decides or closes holds the lock of the review; all others read what is committed anyway.
        return query.setLockMode(isSnapshot && isLocked ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
                .getResultStream()
                .map(row -> {
                    // Nothing changes these rows but statements, which Hibernate would not see.
                    em.detach(row);
                    return row.item();
                })
                .toList();
    }

    /** What is known of them now. */
    List<FoundItem> found(List<ReviewItem> items) {
        Map<String, ReviewedPersona> present = present(items);
        Map<String, String> names =
                usernames(items.stream().map(item -> item.frozen().userId()).collect(Collectors.toSet()));
        return items.stream()
                .map(item -> new FoundItem(
                        item,
                        present.get(item.frozen().id()),
                        names.get(item.frozen().userId()),
                        null))
                .toList();
    }

    Map<String, String> usernames(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (OwnerName user : new UserDirectory(session, em, realm).byId(ids).values()) {
            String name = user.username();
            if (name != null) {
                names.put(String.valueOf(user.id()), name);
            }
        }
        return names;
    }

    private Map<String, ReviewedPersona> present(List<ReviewItem> items) {
        Map<String, ReviewedPersona> present = new HashMap<>();
        if (!items.isEmpty()) {
            ValueList.query(
                            em,
                            "select p.id, p.userId, p.title, p.circle, p.status, p.validFrom, p.validTill"
                                    + " from PersonaEntity p where p.realmId = :realmId and p.id in (:values)",
                            Object[].class,
                            items.stream().map(item -> item.frozen().id()).toList())
                    .setParameter(REALM, realm.getId())
                    .getResultStream()
                    .map(ReviewItemSearch::persona)
                    .forEach(persona -> present.put(persona.id(), persona));
        }
        return present;
    }

    private static ReviewedPersona persona(Object[] row) {
        return new ReviewedPersona(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Instant.ofEpochMilli((Long) row[5]),
                Instant.ofEpochMilli((Long) row[6]));
    }

    private Subquery<Integer> unchanged(CriteriaQuery<?> query, Root<PersonaItemEntity> item) {
        Subquery<Integer> same = query.subquery(Integer.class);
        Root<PersonaEntity> persona = same.from(PersonaEntity.class);
        same.select(builder.literal(1));
        List<Predicate> all = new ArrayList<>();
        all.add(builder.equal(persona.get("id"), item.get("personaId")));
        for (String member : List.of(REALM, "title", "circle", "status", "validFrom", "validTill")) {
            all.add(builder.equal(persona.get(member), item.get(member)));
        }
        same.where(all.toArray(Predicate[]::new));
        return same;
    }

    private Predicate contains(CriteriaQuery<?> query, Root<PersonaItemEntity> item, String text, boolean byName) {
        TextMatch match = new TextMatch(builder, item);
        List<Predicate> any = new ArrayList<>(match.inCircle(text).toList());
        any.add(match.contains(item.get("title"), text.toLowerCase(Locale.ROOT)));
        if (byName) {
            any.add(builder.in(item.get(USER)).value(named(query, match, text)));
        }
        return builder.or(any.toArray(Predicate[]::new));
    }

    private Subquery<String> named(CriteriaQuery<?> query, TextMatch match, String text) {
        Subquery<String> named = query.subquery(String.class);
        Root<UserEntity> user = named.from(UserEntity.class);
        named.select(user.get("id"));
        named.where(
                builder.equal(user.get(REALM), realm.getId()),
                match.contains(user.get("username"), text.toLowerCase(Locale.ROOT)));
        return named;
    }
}
