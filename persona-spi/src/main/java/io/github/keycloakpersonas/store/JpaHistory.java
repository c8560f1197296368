package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.history.Held;
import io.github.keycloakpersonas.history.History;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.history.HistoryFilter;
import io.github.keycloakpersonas.schema.HistoryRule;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The history of one realm in Keycloak's database. */
final class JpaHistory implements History {

    private final EntityManager em;
    private final String realmId;
    private final HistoryRule rule;
    private final HistoryMarks marks;
    private final HistorySearch search;
    private final OwnerLock ownerLock;
    private final Clock clock;

    JpaHistory(RealmRows rows, HistorySearch search, OwnerLock lock, Clock clock) {
        this.em = rows.em();
        this.realmId = rows.realmId();
        this.rule = rows.history();
        this.marks = new HistoryMarks(em, realmId);
        this.search = search;
        this.ownerLock = lock;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> answersFrom() {
        if (!rule.enabled()) {
            return Optional.empty();
        }
        Instant kept = clock.instant().minus(Duration.ofDays(rule.keepDays()));
        return marks.find()
                .flatMap(found -> Optional.ofNullable(found.from()))
                .map(Instant::ofEpochMilli)
                .map(from -> from.isAfter(kept) ? from : kept);
    }

    @Override
    public List<HistoryEntry> ofPersona(String personaId, int first, int max) {
        return entries("personaId", personaId, first, max);
    }

    @Override
    public List<HistoryEntry> ofUser(String userId, int first, int max) {
        return entries("userId", userId, first, max);
    }

    private List<HistoryEntry> entries(String member, String id, int first, int max) {
        return em.createQuery(
                        "select h from PersonaHistoryEntity h where h.realmId = :realmId and h." + member
                                + " = :id order by h.recordedAt desc, h.personaId",
                        PersonaHistoryEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("id", id)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(PersonaHistoryEntity::entry)
                .toList();
    }

    @Override
    public List<Held> heldAt(Instant at, HistoryFilter filter, @Nullable HistoryEntry after, int max) {
        return marks.find()
                .map(found -> search.heldAt(found.since(), at.toEpochMilli(), filter, after, max))
                .orElse(List.of());
    }

    @Override
    public boolean begin(int users) {
        Optional<HistoryMarks.Marks> open = marks.find().filter(found -> rule.enabled() && found.from() == null);
        if (open.isEmpty()) {
            return false;
        }
        List<String> next = PersonaRow.owners(em, realmId, "", open.get().done())
                .setMaxResults(users)
                .getResultList();
        if (next.isEmpty()) {
            marks.complete(clock.millis());
            return false;
        }
        begin(next, open.get().since());
        marks.done(next.get(next.size() - 1));
        return true;
    }

    private void begin(List<String> users, long since) {
        ownerLock.acquireAll(realmId, new HashSet<>(users));
        Set<String> known = new HashSet<>(ValueList.query(
                        em,
                        "select h.personaId from PersonaHistoryEntity h where h.realmId = :realmId"
                                + " and h.recordedAt >= :since and h.userId in (:values)",
                        String.class,
                        users)
                .setParameter("realmId", realmId)
                .setParameter("since", since)
                .getResultList());
        List<RecordedState> unknown = ownerLock
                .current(ValueList.query(
                                em,
                                "select p from PersonaEntity p where p.realmId = :realmId and p.userId in (:values)",
                                PersonaEntity.class,
                                users)
                        .setParameter("realmId", realmId))
                .stream()
                .filter(entity -> !known.contains(entity.id))
                .map(RecordedState::of)
                .toList();
        new HistoryWriter(em, realmId, true, new Author(null, Door.START), clock).add(Event.STARTED, unknown);
        em.flush();
    }

    @Override
    public int forget(Instant before, int max) {
        // A state that a later one has replaced by then, and a removal: neither is needed for that instant, or later.
        return new ManyRows(
                        em,
                        "PersonaHistoryEntity",
                        "e.realmId = :realmId and e.recordedAt < :before and (e.event = :removed or exists ("
                                + "select 1 from PersonaHistoryEntity n where n.personaId = e.personaId"
                                + " and n.realmId = e.realmId and n.recordedAt > e.recordedAt"
                                + " and n.recordedAt <= :before)) order by e.recordedAt",
                        Map.of("realmId", realmId, "before", before.toEpochMilli(), "removed", Event.REMOVED.word()))
                .delete(max);
    }

    @Override
    public int clear(int max) {
        int removed = HistoryRemoval.ofRealm(em, realmId).delete(max);
        if (removed < max) {
            marks.end();
        }
        return removed;
    }
}
