package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.light.LightweightUserAdapter;

/** The row of a user in Keycloak's database, which Keycloak locks when it removes the user. */
final class UserRow {

    private UserRow() {}

    /**
     * Locks the row until the transaction ends. Must be asked before any other lock, and before anything of the user is read.
     *
     * @return whether there is such a user; always true for one of a user storage provider, who has no row
     */
    static boolean lock(EntityManager em, String realmId, String userId) {
        if (!isStored(userId)) {
            return true;
        }
        try {
            UserEntity row = em.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE);
            return row != null && row.getRealmId().equals(realmId);
        } catch (RuntimeException e) {
            throw OwnerLock.failure(e);
        }
    }

    /**
     * Has removals of some users wait until the transaction ends, and waits for those that have begun. Others may share this
     * lock. Must be asked before the users' own locks.
     *
     * @return whether all of these users are there; those who have no row always are
     */
    static boolean share(EntityManager em, String realmId, Collection<String> userIds) {
        List<String> stored =
                userIds.stream().filter(UserRow::isStored).sorted().toList();
        if (stored.isEmpty()) {
            return true;
        }
        try {
            // By the ids only, so that no database locks the users of the realm that it passes on the way.
            List<String> realms = ValueList.query(
                            em,
                            "select u.realmId from UserEntity u where u.id in (:values) order by u.id",
                            String.class,
                            stored)
                    .setLockMode(LockModeType.PESSIMISTIC_READ)
                    .getResultList();
            return realms.size() == stored.size() && realms.stream().allMatch(realmId::equals);
        } catch (RuntimeException e) {
            throw OwnerLock.failure(e);
        }
    }

    private static boolean isStored(String userId) {
        return !userId.startsWith(UserDirectory.FEDERATED)
                && !LightweightUserAdapter.isLightweightUser(userId)
                && !userId.equals(SchemaReplacement.LOCK);
    }
}
