package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Stores when personas were last selected. This is not part of their state: neither the version nor the cache changes.
 */
final class Selections {

    private static final Logger LOGGER = Logger.getLogger(Selections.class);

    private final EntityManager em;
    private final String realmId;

    Selections(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** Stores it in a transaction of its own. A failure is only logged, because a login must not depend on it. */
    static void remember(KeycloakSession session, RealmModel realm, String personaId, Instant now) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                EntityManager em = own.getProvider(JpaConnectionProvider.class).getEntityManager();
                new Selections(em, realm.getId()).remember(personaId, now);
            });
        } catch (RuntimeException e) {
            LOGGER.warn("The time of a selection could not be stored", e);
        }
    }

    private void remember(String personaId, Instant now) {
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
