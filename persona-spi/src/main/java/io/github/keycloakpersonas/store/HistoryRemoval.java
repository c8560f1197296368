package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.history.Event;
import io.github.keycloakpersonas.history.HistoryEntry;
import io.github.keycloakpersonas.schema.HistoryRule;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes, or anonymises, the states of personas whose users go; a limited number of rows in each statement. */
final class HistoryRemoval {

    private static final int ROWS = 1000;

    private final EntityManager em;
    private final Clock clock;

    HistoryRemoval(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * Users go, whose personas are still there.
     *
     * @param rule what the realm's schema says
     * @param door why they go
     */
    void ofUsers(String realmId, List<String> users, HistoryRule rule, Door door) {
        if (rule.isNone() || users.isEmpty()) {
            return;
        }
        for (String user : users) {
            if (rule.anonymises()) {
                anonymise(realmId, user, rule, door);
            } else {
                while (delete(em, ids("userId", realmId, user)) == ROWS) {
                    // The next rows follow.
                }
                replace("authorId", null, realmId, user);
            }
        }
    }

    private void anonymise(String realmId, String user, HistoryRule rule, Door door) {
        new HistoryWriter(em, realmId, rule.enabled(), new Author(null, door), clock)
                .add(
                        Event.REMOVED,
                        PersonaRow.queryOfUser(em, realmId, user)
                                .getResultStream()
                                .map(RecordedState::of)
                                .toList());
        em.flush();
        // One name for all states of the user, so that it is still seen what one person held.
        String nobody = HistoryEntry.ANONYMOUS + UUID.randomUUID();
        replace("userId", nobody, realmId, user);
        replace("authorId", nobody, realmId, user);
    }

    private void replace(String member, @Nullable String by, String realmId, String user) {
        List<String> ids = ids(member, realmId, user);
        while (!ids.isEmpty()) {
            em.createQuery("update PersonaHistoryEntity h set h." + member + " = :instead where h.id in (:ids)")
                    .setParameter("instead", by)
                    .setParameter("ids", ids)
                    .executeUpdate();
            ids = ids.size() < ROWS ? List.of() : ids(member, realmId, user);
        }
    }

    private List<String> ids(String member, String realmId, String user) {
        return em.createQuery(
                        "select h.id from PersonaHistoryEntity h where h.realmId = :realmId and h." + member
                                + " = :user",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("user", user)
                .setMaxResults(ROWS)
                .getResultList();
    }

    /** Removes some states of a realm. Returns how many. */
    static int ofRealm(EntityManager em, String realmId, int max) {
        return delete(
                em,
                em.createQuery("select h.id from PersonaHistoryEntity h where h.realmId = :realmId", String.class)
                        .setParameter("realmId", realmId)
                        .setMaxResults(max)
                        .getResultList());
    }

    /** Removes the states of realms that do not exist any more, before their settings are removed. */
    static void ofGoneRealms(EntityManager em) {
        em.createQuery(
                        "select p.realmId from PersonaRealmEntity p where p.historyAt is not null"
                                + " and not exists (select 1 from RealmEntity r where r.id = p.realmId)",
                        String.class)
                .getResultStream()
                .forEach(realmId -> allOfRealm(em, realmId));
    }

    /** Removes all states of a realm. */
    static void allOfRealm(EntityManager em, String realmId) {
        while (ofRealm(em, realmId, ROWS) == ROWS) {
            // The next states follow.
        }
    }

    static int delete(EntityManager em, List<String> ids) {
        return ids.isEmpty()
                ? 0
                : em.createQuery("delete from PersonaHistoryEntity h where h.id in (:ids)")
                        .setParameter("ids", ids)
                        .executeUpdate();
    }
}
