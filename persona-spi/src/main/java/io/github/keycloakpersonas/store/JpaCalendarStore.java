package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.calendar.CalendarEvent;
import io.github.keycloakpersonas.calendar.CalendarFeed;
import io.github.keycloakpersonas.calendar.CalendarStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** One realm's calendars in Keycloak's database. */
final class JpaCalendarStore implements CalendarStore {

    private static final String OF_USER =
            " from PersonaEventEntity e where e.realmId = :realmId and e.userId = :userId";
    private static final String FEEDS = "select f from PersonaFeedEntity f where f.realmId = :realmId and ";

    private final EntityManager em;
    private final String realmId;
    private final OwnerLock ownerLock;

    JpaCalendarStore(EntityManager em, String realmId, OwnerLock ownerLock) {
        this.em = em;
        this.realmId = realmId;
        this.ownerLock = ownerLock;
    }

    @Override
    public void lock(String userId) {
        ownerLock.acquire(new PersonaOwnerId(realmId, userId));
    }

    @Override
    public List<CalendarEvent> between(String userId, Instant from, Instant till) {
        // Two queries by one index: a database that is asked for both at once may read all events that begin before, or
        // end after.
        List<CalendarEvent> found = new ArrayList<>(read(
                query(userId, " and e.isLong = 0 and e.firstAt >= :early and e.firstAt < :till and e.lastAt >= :start")
                        .setParameter(
                                "early", from.minus(PersonaEventEntity.SHORT).toEpochMilli())
                        .setParameter("start", from.toEpochMilli())
                        .setParameter("till", till.toEpochMilli())));
        // As a sum, the start leads to no index: the one for pages would read all events until then.
        found.addAll(read(query(userId, " and e.isLong = 1 and e.firstAt + 0 < :till and e.lastAt >= :start")
                .setParameter("start", from.toEpochMilli())
                .setParameter("till", till.toEpochMilli())));
        found.sort(Comparator.comparing(CalendarEvent::first).thenComparing(CalendarEvent::id));
        return found;
    }

    @Override
    public List<CalendarEvent> page(String userId, @Nullable String personaId, int first, int max) {
        String ofPersona = personaId == null ? "" : " and e.personaId = :personaId";
        TypedQuery<PersonaEventEntity> query = query(userId, ofPersona + " order by e.firstAt, e.id")
                .setFirstResult(first)
                .setMaxResults(max);
        return read(personaId == null ? query : query.setParameter("personaId", personaId));
    }

    @Override
    public Optional<CalendarEvent> byId(String userId, String id, boolean toWrite) {
        TypedQuery<PersonaEventEntity> query = query(userId, " and e.id = :id").setParameter("id", id);
        List<PersonaEventEntity> found = toWrite ? ownerLock.current(query) : query.getResultList();
        return found.stream().map(PersonaEventEntity::toEvent).findFirst();
    }

    @Override
    public List<CalendarEvent> byUids(String userId, Collection<String> uids) {
        if (uids.isEmpty()) {
            return List.of();
        }
        TypedQuery<PersonaEventEntity> query = query(userId, " and e.uidKey in (:keys)")
                .setParameter("keys", uids.stream().map(StoredSchedule::key).collect(Collectors.toSet()));
        return ownerLock.current(query).stream()
                .map(PersonaEventEntity::toEvent)
                .toList();
    }

    @Override
    public int count(String userId, boolean onlySeries) {
        return em.createQuery(
                        "select count(e.id)" + OF_USER + (onlySeries ? " and e.rule is not null" : ""), Long.class)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .getSingleResult()
                .intValue();
    }

    @Override
    public void insert(String userId, CalendarEvent event) {
        em.persist(new PersonaEventEntity(realmId, userId, event));
        Flush.of(em, null);
    }

    @Override
    public CalendarEvent update(CalendarEvent event) {
        PersonaEventEntity row = Objects.requireNonNull(em.find(PersonaEventEntity.class, event.id()));
        row.take(event);
        Flush.of(em, null);
        return row.toEvent();
    }

    @Override
    public void delete(String id) {
        em.remove(em.getReference(PersonaEventEntity.class, id));
        Flush.of(em, null);
    }

    @Override
    public List<CalendarFeed> feeds(String userId) {
        return feeds(em.createQuery(FEEDS + "f.userId = :userId order by f.createdAt, f.id", PersonaFeedEntity.class)
                .setParameter("userId", userId));
    }

    @Override
    public void insert(CalendarFeed feed, String hash) {
        em.persist(new PersonaFeedEntity(realmId, feed, hash));
        Flush.of(em, null);
    }

    @Override
    public boolean deleteFeed(String userId, String id) {
        return em.createQuery(
                                "delete from PersonaFeedEntity f where f.realmId = :realmId and f.userId = :userId and f.id = :id")
                        .setParameter("realmId", realmId)
                        .setParameter("userId", userId)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    @Override
    public Optional<CalendarFeed> feed(String hash) {
        return feeds(em.createQuery(FEEDS + "f.hash = :hash", PersonaFeedEntity.class)
                        .setParameter("hash", hash))
                .stream()
                .findFirst();
    }

    @Override
    public void used(CalendarFeed feed, Instant now) {
        em.createQuery("update PersonaFeedEntity f set f.usedAt = :now where f.id = :id")
                .setParameter("now", now.toEpochMilli())
                .setParameter("id", feed.id())
                .executeUpdate();
    }

    private TypedQuery<PersonaEventEntity> query(String userId, String conditions) {
        return em.createQuery("select e" + OF_USER + conditions, PersonaEventEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId);
    }

    /** Reads what is only looked at, which Hibernate need not compare when it flushes. */
    private static List<CalendarEvent> read(TypedQuery<PersonaEventEntity> query) {
        return query.setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream()
                .map(PersonaEventEntity::toEvent)
                .toList();
    }

    private List<CalendarFeed> feeds(TypedQuery<PersonaFeedEntity> query) {
        return query.setParameter("realmId", realmId)
                .getResultStream()
                .map(PersonaFeedEntity::toFeed)
                .toList();
    }
}
