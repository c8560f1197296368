package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Stores when personas were last selected. This is not part of their state: neither the version nor the cache changes.
 */
final class Selections {

    private final EntityManager em;
    private final String realmId;

    Selections(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    void remember(String personaId, Instant now) {
        em.createQuery("update PersonaEntity p set p.selectedAt = :now where p.realmId = :realmId and p.id = :id")
                .setParameter("now", now.toEpochMilli())
                .setParameter("realmId", realmId)
                .setParameter("id", personaId)
                .executeUpdate();
    }

    /** The ids of the user's personas that were ever selected, latest first. */
    List<String> latestFirst(String userId) {
        return em.createQuery(
                        "select p.id from PersonaEntity p where p.realmId = :realmId and p.userId = :userId"
                                + " and p.selectedAt is not null order by p.selectedAt desc, p.id",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .getResultList();
    }
}
