package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Looks up the usernames of many users, the local ones in few queries. */
final class Usernames {

    /** Oracle takes no more than 1000 values in a list. */
    private static final int USERS_A_QUERY = 500;

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;

    Usernames(KeycloakSession session, EntityManager em, RealmModel realm) {
        this.session = session;
        this.em = em;
        this.realm = realm;
    }

    /** The usernames by id; users who do not exist any more are left out. */
    Map<String, String> of(List<String> userIds) {
        Map<String, String> usernames = new HashMap<>();
        for (int i = 0; i < userIds.size(); i += USERS_A_QUERY) {
            List<String> some = userIds.subList(i, Math.min(userIds.size(), i + USERS_A_QUERY));
            em.createQuery(
                            "select u.id, u.username from UserEntity u where u.realmId = :realmId and u.id in (:ids)",
                            Object[].class)
                    .setParameter("realmId", realm.getId())
                    .setParameter("ids", some)
                    .getResultList()
                    .forEach(row -> usernames.put((String) row[0], (String) row[1]));
        }
        // The rest is in a user federation that keeps no copies here, or gone.
        userIds.stream().filter(id -> !usernames.containsKey(id)).forEach(id -> {
            UserModel user = session.users().getUserById(realm, id);
            if (user != null) {
                usernames.put(id, user.getUsername());
            }
        });
        return usernames;
    }
}
