package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.HistoryEntry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Removes reviews, and what they know of users who go. */
final class ReviewRemoval {

    private static final String ITEM = "PersonaItemEntity";
    private static final String REVIEW = "PersonaReviewEntity";

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
            ManyRows items = ManyRows.ofRealm(em, ITEM, realmId);
            items.with("userId", user).set("userId", nobody);
            items.with("decidedBy", user).set("decidedBy", nobody);
            ManyRows.ofRealm(em, REVIEW, realmId).with("createdBy", user).set("createdBy", nobody);
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
        new ManyRows(em, ITEM, "e.reviewId = :reviewId", Map.of("reviewId", reviewId)).delete();
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
        GoneRealms.of(em, REVIEW).forEach(realmId -> ofRealm(em, realmId));
    }
}
