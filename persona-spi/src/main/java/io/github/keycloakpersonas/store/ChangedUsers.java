package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnerName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;

/**
 * The users whose personas a session has changed. The session must not use their cached personas any more, and after
 * the commit nobody must.
 */
final class ChangedUsers {

    private final KeycloakSession session;
    private final Set<String> ids = new HashSet<>();

    ChangedUsers(KeycloakSession session) {
        this.session = session;
    }

    boolean contains(String userId) {
        return ids.contains(userId);
    }

    /** Adds a user whom Keycloak itself is about to evict from its cache. */
    void add(String userId) {
        ids.add(userId);
    }

    /** Drops the cached personas of a user: for this session at once, and on every node after the commit. */
    void forget(RealmModel realm, String userId) {
        ids.add(userId);
        UserCache cache = session.getProvider(UserCache.class);
        UserModel user = cache == null ? null : session.users().getUserById(realm, userId);
        if (cache != null && user != null) {
            cache.evict(realm, user);
        }
    }

    /** As {@link #forget}, without loading the users, because the cache needs only their names. */
    void forgetAll(RealmModel realm, Collection<OwnerName> users) {
        UserCache cache = session.getProvider(UserCache.class);
        for (OwnerName user : users) {
            String id = Objects.requireNonNull(user.id());
            if (user.username() == null) {
                forget(realm, id);
            } else {
                ids.add(id);
                if (cache != null) {
                    cache.evict(realm, new NamedUser(user));
                }
            }
        }
    }
}
