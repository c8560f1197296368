package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.schema.Capabilities;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Removes personas and calendars by owner, a limited number of owners in each call. */
final class Removal {

    /**
     * Finds users who do not exist any more. It looks at Keycloak's own tables and not at user storage providers, which
     * may only be disabled or unreachable. A federated id is {@code f:<component>:<external id>}.
     */
    private static final String GONE = """
            select o.realmId, o.userId from PersonaOwnerEntity o where o.createdAt < :before and (
              not exists (select 1 from RealmEntity r where r.id = o.realmId)
              or (o.userId not like 'f:%'
                and not exists (select 1 from UserEntity u where u.id = o.userId and u.realmId = o.realmId))
              or (o.userId like 'f:%'
                and not exists (select 1 from ComponentEntity c
                  where c.realm.id = o.realmId and o.userId like concat('f:', c.id, ':%'))))""";

    /** What users have, and last of all the rows by which they are found. */
    private static final List<String> ENTITIES = List.of(
            "PersonaEntity", "PersonaEventEntity", "PersonaFeedEntity", "PersonaMailEntity", "PersonaOwnerEntity");

    private final EntityManager em;
    private final HistoryRemoval history;

    Removal(EntityManager em, HistoryRemoval history) {
        this.em = em;
        this.history = history;
    }

    /**
     * Removes a user's personas. Who is giving the user the first one ends before ({@link OwnerRows}), and what comes of it is
     * removed, too; who begins later finds nobody. Keycloak takes the same lock right afterwards, so it costs nothing.
     */
    void ofUser(String realmId, String userId, Capabilities rule) {
        UserRow.lock(em, realmId, userId);
        ofUsers(realmId, List.of(userId), rule, Door.USER_REMOVAL);
    }

    /**
     * Removes the personas of some of a realm's users, and with the last of them the realm's settings and its log of
     * imports. Returns the number of users.
     */
    int ofSomeUsers(String realmId, int limit) {
        ReviewRemoval.ofRealm(em, realmId);
        List<String> users = em.createQuery(
                        "select o.userId from PersonaOwnerEntity o where o.realmId = :realmId", String.class)
                .setParameter("realmId", realmId)
                .setMaxResults(limit)
                .getResultList();
        ofUsers(realmId, users, Capabilities.DEFAULT, Door.SERVER);
        if (users.size() < limit) {
            HistoryRemoval.ofRealm(em, realmId).delete();
            JpaDeliveries.removeOfRealm(em, realmId);
            InvitationRemoval.ofRealm(em, realmId);
            MailRows.deleteOfRealm(em, realmId);
            em.createQuery("delete from PersonaImportEntity i where i.realmId = :realmId")
                    .setParameter("realmId", realmId)
                    .executeUpdate();
            new SettingsTable(em).delete(realmId);
        }
        return users.size();
    }

    /**
     * Removes the personas of some users who do not exist any more and were known before that time. Returns the number
     * of users.
     *
     * @param rules what a realm offers
     */
    int ofGoneUsers(long before, int limit, Function<String, Capabilities> rules) {
        List<Object[]> gone = em.createQuery(GONE, Object[].class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        Map<Object, List<String>> byRealm = gone.stream()
                .collect(Collectors.groupingBy(
                        row -> row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
        byRealm.forEach(
                (realmId, users) -> ofUsers((String) realmId, users, rules.apply((String) realmId), Door.SWEEP));
        HistoryRemoval.ofGoneRealms(em);
        JpaDeliveries.removeOfGoneRealms(em);
        ReviewRemoval.ofGoneRealms(em);
        InvitationRemoval.ofGoneRealms(em);
        MailRows.deleteOfGoneRealms(em);
        em.createQuery(
                        "delete from PersonaImportEntity i where not exists (select 1 from RealmEntity r where r.id = i.realmId)")
                .executeUpdate();
        new SettingsTable(em).deleteOfGoneRealms();
        return gone.size();
    }

    /** Removes the records of some imports that have made no progress since then. Returns their number. */
    int ofImports(long before, int limit) {
        List<String> ids = em.createQuery(
                        "select i.id from PersonaImportEntity i where i.updatedAt < :before", String.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        if (!ids.isEmpty()) {
            em.createQuery("delete from PersonaImportEntity i where i.id in (:ids) and i.updatedAt < :before")
                    .setParameter("ids", ids)
                    .setParameter("before", before)
                    .executeUpdate();
        }
        return ids.size();
    }

    private void ofUsers(String realmId, List<String> users, Capabilities rule, Door door) {
        if (users.isEmpty()) {
            return;
        }
        if (rule.hasReviews()) {
            ReviewRemoval.ofUsers(em, realmId, users);
        }
        if (rule.invitations().enabled()) {
            InvitationRemoval.ofUsers(em, realmId, users);
        }
        lock(realmId, users);
        history.ofUsers(realmId, users, rule.history(), door);
        for (String entity : ENTITIES) {
            em.createQuery("delete from " + entity + " p where p.realmId = :realmId and p.userId in (:users)")
                    .setParameter("realmId", realmId)
                    .setParameter("users", users)
                    .executeUpdate();
        }
    }

    /** Waits for those who change personas of the users, who lock the users first, too. */
    private void lock(String realmId, List<String> users) {
        em.createQuery(
                        "select o from PersonaOwnerEntity o where o.realmId = :realmId and o.userId in (:users) order by o.userId",
                        PersonaOwnerEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("users", users)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(em::detach);
    }
}
