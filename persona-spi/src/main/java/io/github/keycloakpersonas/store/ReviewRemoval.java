package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.HistoryEntry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Removes reviews, and what they know of users who go; a limited number of rows in each statement. */
final class ReviewRemoval {

    private static final int ROWS = 1000;
    private static final String ITEM = "PersonaItemEntity";
    private static final String USER = "userId";

    private ReviewRemoval() {}

    /**
     * Users go. Their personas stay in the lists, without them, so that figures and decisions stay true; so do their
     * decisions.
     */
    static void ofUsers(EntityManager em, String realmId, List<String> users) {
        lock(em, realmId);
        for (String user : users) {
            // One name for all of it, so that it is still seen what one person has done.
            String nobody = HistoryEntry.ANONYMOUS + UUID.randomUUID();
            replace(em, ITEM, USER, new Renaming(realmId, user, nobody));
            replace(em, ITEM, "decidedBy", new Renaming(realmId, user, nobody));
            replace(em, "PersonaReviewEntity", "createdBy", new Renaming(realmId, user, nobody));
            em.createQuery("delete from PersonaReviewerEntity l where l.realmId = :realmId and l.userId = :user")
                    .setParameter("realmId", realmId)
                    .setParameter("user", user)
                    .executeUpdate();
        }
    }

    /** Waits for those who work on the realm's reviews, who lock a review first and users and items afterwards. */
    private static void lock(EntityManager em, String realmId) {
        em.createQuery(
                        "select r from PersonaReviewEntity r where r.realmId = :realmId order by r.id",
                        PersonaReviewEntity.class)
                .setParameter("realmId", realmId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(em::detach);
    }

    private record Renaming(String realmId, String from, String to) {}

    private static void replace(EntityManager em, String entity, String member, Renaming renaming) {
        List<String> ids;
        do {
            ids = em.createQuery(
                            "select i.id from " + entity + " i where i.realmId = :realmId and i." + member + " = :user",
                            String.class)
                    .setParameter("realmId", renaming.realmId())
                    .setParameter("user", renaming.from())
                    .setMaxResults(ROWS)
                    .getResultList();
            if (!ids.isEmpty()) {
                em.createQuery("update " + entity + " i set i." + member + " = :instead where i.id in (:ids)")
                        .setParameter("instead", renaming.to())
                        .setParameter("ids", ids)
                        .executeUpdate();
            }
        } while (ids.size() == ROWS);
    }

    /** Whether a realm has any review. */
    static boolean hasAny(EntityManager em, String realmId) {
        return !em.createQuery("select r.id from PersonaReviewEntity r where r.realmId = :realmId", String.class)
                .setParameter("realmId", realmId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Removes one review. */
    static void ofReview(EntityManager em, String reviewId) {
        items(em, reviewId);
        em.createQuery("delete from PersonaReviewerEntity l where l.reviewId = :key")
                .setParameter("key", reviewId)
                .executeUpdate();
        em.createQuery("delete from PersonaReviewEntity r where r.id = :key")
                .setParameter("key", reviewId)
                .executeUpdate();
    }

    /** Removes all reviews of a realm. */
    static void ofRealm(EntityManager em, String realmId) {
        lock(em, realmId);
        em.createQuery("select r.id from PersonaReviewEntity r where r.realmId = :realmId", String.class)
                .setParameter("realmId", realmId)
                .getResultList()
                .forEach(id -> ofReview(em, id));
    }

    /** Removes the reviews of realms that do not exist any more. */
    static void ofGoneRealms(EntityManager em) {
        em.createQuery(
                        "select r.id from PersonaReviewEntity r where not exists"
                                + " (select 1 from RealmEntity k where k.id = r.realmId)",
                        String.class)
                .getResultList()
                .forEach(id -> ofReview(em, id));
    }

    private static void items(EntityManager em, String reviewId) {
        List<String> ids;
        do {
            ids = em.createQuery("select i.id from PersonaItemEntity i where i.reviewId = :key", String.class)
                    .setParameter("key", reviewId)
                    .setMaxResults(ROWS)
                    .getResultList();
            if (!ids.isEmpty()) {
                em.createQuery("delete from PersonaItemEntity i where i.id in (:ids)")
                        .setParameter("ids", ids)
                        .executeUpdate();
            }
        } while (ids.size() == ROWS);
    }
}
