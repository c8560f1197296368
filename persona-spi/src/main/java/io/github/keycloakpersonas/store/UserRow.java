package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.keycloak.models.jpa.entities.UserEntity;

/** The row of a user in Keycloak's database, which Keycloak locks when it removes the user. */
final class UserRow {

    private UserRow() {}

    /**
     * Locks the row until the transaction ends. Must be asked before any other lock, and before anything of the user is read.
     *
     * @return whether there is such a user; always true for one of a user storage provider, who has no row
     */
    static boolean lock(EntityManager em, String realmId, String userId) {
        if (userId.startsWith(UserDirectory.FEDERATED)) {
            return true;
        }
        try {
            UserEntity row = em.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE);
            return row != null && row.getRealmId().equals(realmId);
        } catch (RuntimeException e) {
            throw OwnerLock.failure(e);
        }
    }
}
