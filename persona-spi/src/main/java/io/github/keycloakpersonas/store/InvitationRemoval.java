package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Removes invitations of users and of realms. */
final class InvitationRemoval {

    private static final String INVITATION = "PersonaInvitationEntity";

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
        ManyRows.ofRealm(em, INVITATION, realmId).delete();
    }

    /** Removes the invitations of realms that do not exist any more. */
    static void ofGoneRealms(EntityManager em) {
        GoneRealms.of(em, INVITATION).forEach(realmId -> ofRealm(em, realmId));
    }
}
