package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The slots that the personas of some users occupy, read under the locks of these users. */
final class Slots {

    private final Map<String, Set<Integer>> taken = new HashMap<>();

    private Slots() {}

    /** Reads the slots of users, who must be locked, from the database. */
    static Slots of(EntityManager em, OwnerLock lock, String realmId, Collection<String> userIds) {
        Slots slots = new Slots();
        if (!userIds.isEmpty()) {
            lock.current(em.createQuery(
                                    "select p.userId, p.slot from PersonaEntity p where p.realmId = :realmId and p.userId in (:users)",
                                    Object[].class)
                            .setParameter("realmId", realmId)
                            .setParameter("users", userIds))
                    .forEach(row -> slots.ofUser((String) row[0]).add((Integer) row[1]));
        }
        return slots;
    }

    /** The slots that these rows occupy. They must be all rows of their users. */
    static Slots of(List<PersonaEntity> rows) {
        Slots slots = new Slots();
        rows.forEach(row -> slots.ofUser(row.userId).add(row.slot));
        return slots;
    }

    /** Takes the first free slot of a user. */
    int take(String userId) {
        Set<Integer> ofUser = ofUser(userId);
        int slot = 0;
        while (!ofUser.add(slot)) {
            slot++;
        }
        return slot;
    }

    private Set<Integer> ofUser(String userId) {
        return taken.computeIfAbsent(userId, user -> new HashSet<>());
    }
}
