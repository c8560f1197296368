package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Removes invitations, a limited number in each statement. */
final class InvitationRemoval {

    private static final int ROWS = 1000;

    private InvitationRemoval() {}

    /** Users go, and with them what they were invited to and have accepted, and what they have invited others to. */
    static void ofUsers(EntityManager em, String realmId, List<String> users) {
        em.createQuery("delete from PersonaInvitationEntity i where i.realmId = :realmId"
                        + " and (i.userId in (:users) or i.acceptedBy in (:users)"
                        + " or i.invitedBy in (:users) and i.invitedIn = :realmId)")
                .setParameter("realmId", realmId)
                .setParameter("users", users)
                .executeUpdate();
    }

    /** Removes all invitations of a realm. */
    static void ofRealm(EntityManager em, String realmId) {
        List<String> ids;
        do {
            ids = em.createQuery("select i.id from PersonaInvitationEntity i where i.realmId = :realmId", String.class)
                    .setParameter("realmId", realmId)
                    .setMaxResults(ROWS)
                    .getResultList();
            delete(em, ids);
        } while (ids.size() == ROWS);
    }

    /** Removes the invitations of realms that do not exist any more. */
    static void ofGoneRealms(EntityManager em) {
        em.createQuery(
                        "select distinct i.realmId from PersonaInvitationEntity i where not exists"
                                + " (select 1 from RealmEntity r where r.id = i.realmId)",
                        String.class)
                .getResultList()
                .forEach(realmId -> ofRealm(em, realmId));
    }

    static int delete(EntityManager em, List<String> ids) {
        return ids.isEmpty()
                ? 0
                : em.createQuery("delete from PersonaInvitationEntity i where i.id in (:ids)")
                        .setParameter("ids", ids)
                        .executeUpdate();
    }
}
