package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.history.Held;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.history.HistoryFilter;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds who held which persona at an instant: of each persona the last state that had begun by then. */
final class HistorySearch {

    private static final String AT = "recordedAt";
    private static final String PERSONA = "personaId";
    private static final String USER = "userId";
    private static final String REALM = "realmId";
    private static final String STATUS = "status";

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;
    private final HibernateCriteriaBuilder builder;

    HistorySearch(KeycloakSession session, EntityManager em, RealmModel realm) {
        this.session = session;
        this.em = em;
        this.realm = realm;
        this.builder = (HibernateCriteriaBuilder) em.getCriteriaBuilder();
    }

    List<Held> heldAt(long since, long at, HistoryFilter filter, @Nullable HistoryEntry after, int max) {
        CriteriaQuery<PersonaHistoryEntity> query = builder.createQuery(PersonaHistoryEntity.class);
        Root<PersonaHistoryEntity> state = query.from(PersonaHistoryEntity.class);
        query.select(state);
        List<Predicate> all = new ArrayList<>();
        all.add(builder.equal(state.get(REALM), realm.getId()));
        all.add(builder.between(state.<Long>get(AT), since, at));
        all.add(builder.notEqual(state.get("event"), Event.REMOVED.word()));
        all.add(builder.not(builder.exists(later(query, state, at))));
        among(all, state, "title", filter.titles());
        among(all, state, "circle", filter.circles());
        if (!filter.statuses().isEmpty()) {
            all.add(builder.or(filter.statuses().stream()
                    .map(status -> readsAs(state, status, at))
                    .toArray(Predicate[]::new)));
        }
        if (after != null) {
            all.add(follows(state, after));
        }
        if (filter.permittedOnly()) {
            all.addAll(PermittedOwners.of(session, realm, builder, query, state.get(USER)));
        }
        query.where(all.toArray(Predicate[]::new));
        query.orderBy(builder.asc(state.get(USER)), builder.asc(state.get(PERSONA)));
        return named(em.createQuery(query)
                .setMaxResults(max)
                .getResultStream()
                .map(PersonaHistoryEntity::entry)
                .toList());
    }

    private Subquery<Integer> later(CriteriaQuery<?> query, Root<PersonaHistoryEntity> state, long at) {
        Subquery<Integer> later = query.subquery(Integer.class);
        Root<PersonaHistoryEntity> next = later.from(PersonaHistoryEntity.class);
        later.select(builder.literal(1));
        later.where(
                builder.equal(next.get(PERSONA), state.get(PERSONA)),
                builder.equal(next.get(REALM), state.get(REALM)),
                builder.greaterThan(next.<Long>get(AT), state.<Long>get(AT)),
                builder.lessThanOrEqualTo(next.<Long>get(AT), at));
        return later;
    }

    private Predicate follows(Root<PersonaHistoryEntity> state, HistoryEntry after) {
        // The first condition lets a database begin the range of the index there.
        return builder.and(
                builder.greaterThanOrEqualTo(state.<String>get(USER), after.userId()),
                builder.or(
                        builder.greaterThan(state.<String>get(USER), after.userId()),
                        builder.greaterThan(state.<String>get(PERSONA), after.personaId())));
    }

    private static void among(
            List<Predicate> all, Root<PersonaHistoryEntity> state, String member, List<String> values) {
        if (!values.isEmpty()) {
            all.add(state.get(member).in(values));
        }
    }

    private Predicate readsAs(Root<PersonaHistoryEntity> state, String status, long at) {
        boolean isExpired = status.equals(Status.EXPIRED.word());
        if (!isExpired && !status.equals(Status.ACTIVE.word())) {
            return builder.equal(state.get(STATUS), status);
        }
        Predicate ended = builder.lessThanOrEqualTo(state.<Long>get("validTill"), at);
        return builder.and(
                builder.equal(state.get(STATUS), Status.ACTIVE.word()), isExpired ? ended : builder.not(ended));
    }

    private List<Held> named(List<HistoryEntry> entries) {
        Map<String, OwnerName> owners = new UserDirectory(session, em, realm)
                .byId(entries.stream()
                        .filter(entry -> !entry.isAnonymous())
                        .map(HistoryEntry::userId)
                        .distinct()
                        .toList());
        return entries.stream()
                .map(entry -> new Held(
                        entry,
                        Optional.ofNullable(owners.get(entry.userId()))
                                .map(OwnerName::username)
                                .orElse(null)))
                .toList();
    }
}
